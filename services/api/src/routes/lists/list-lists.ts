import { type ListSummary, listCollection } from '@todo/contracts'
import { sendCollection } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'

/** SQL, since one statement counts what Prisma Client would need several for. */
export const selectLists = `select l.id, l.name, l.color, m.role, m.position, l.archived_at as "archivedAt",
    l.created_at as "createdAt", l.updated_at as "updatedAt", l.version + m.version - 1 as version,
    (select count(*)::int from todos t
      where t.list_id = l.id and t.completed_at is null and t.trashed_at is null and t.parent_id is null) as "openTodos"
  from members m join lists l on l.id = m.list_id where m.user_id = $1 order by m.position`

export const listLists: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists',
    ...operation('list-lists', {
      method: 'GET',
      tag: 'Lists',
      summary: 'All your lists, archived ones too, in your own order',
      answers: { 200: listCollection },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const items = await database.read<ListSummary>(principal, {
        name: 'list-lists',
        text: selectLists,
        values: [userId],
      })
      return sendCollection(request, reply, { items })
    },
  })
}
