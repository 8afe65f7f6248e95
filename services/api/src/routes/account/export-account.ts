import { accountExport, type ListSummary, type Tag } from '@todo/contracts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { selectLists } from '../lists/list-lists.ts'
import { type FoundTodo, presentTodo } from '../todos/row.ts'
import { selectAllTodos } from '../todos/statements.ts'
import { findAccount } from './account.ts'

const selectTags = 'select id, name, color, version from tags where user_id = $1 order by name'

export const exportAccount: Operation = (app, { database }) => {
  app.route({
    url: '/v1/account/export',
    ...operation('export-account', {
      method: 'GET',
      tag: 'Account',
      summary: 'Everything that you keep here, as one document',
      description: 'Your account, the lists you are in, their todos with the trash, and your tags and reminders.',
      answers: { 200: accountExport },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const values = [userId]
      const account = await database.prismaTransaction(principal, ({ prisma }) => findAccount(prisma, userId))
      const kept = await database.transaction(principal, async tx => ({
        lists: await tx.query<ListSummary>({ name: 'list-lists', text: selectLists, values }),
        todos: (await tx.query<FoundTodo>({ name: 'export-todos', text: selectAllTodos, values })).map(presentTodo),
        tags: await tx.query<Tag>({ name: 'export-tags', text: selectTags, values }),
      }))
      reply.header('cache-control', 'no-store').header('content-disposition', 'attachment; filename="todo-export.json"')
      return reply.send({ exportedAt: new Date().toISOString(), account, ...kept })
    },
  })
}
