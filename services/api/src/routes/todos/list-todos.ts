import { listTodosQuery, todoPage } from '@todo/contracts'
import { sendCollection } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { type FoundTodo, presentTodo } from './row.ts'
import { cursorAfter, selectTodos } from './selection.ts'

export const listTodos: Operation = (app, { database }) => {
  app.route({
    url: '/v1/todos',
    ...operation('list-todos', {
      method: 'GET',
      tag: 'Todos',
      summary: 'Todos of all your lists, or of one, a page at a time',
      description: 'Without `listId`, todos of archived lists are left out.',
      querystring: listTodosQuery,
      answers: { 200: todoPage },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const { query } = request
      const rows = await database.read<FoundTodo>(principal, selectTodos(userId, query))
      const items = rows.slice(0, query.limit)
      const last = rows.length > query.limit ? items.at(-1) : undefined
      const nextCursor = last ? cursorAfter(query, last) : null
      if (nextCursor) {
        const next = new URL(request.url, 'http://api')
        next.searchParams.set('cursor', nextCursor)
        reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
      }
      return sendCollection(request, reply, { items: items.map(presentTodo), nextCursor })
    },
  })
}
