import { searchQuery, searchResult } from '@todo/contracts'
import { sendCollection } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { type FoundTodo, presentTodo } from '../todos/row.ts'
import { columns, withOwnColumns } from '../todos/statements.ts'

/** Each word, or the beginning of one, must be there: `buy mi` finds “Buy milk”. */
export const toTsQuery = (text: string): string =>
  (text.normalize('NFKC').match(/[\p{L}\p{N}]+/gu) ?? []).map(word => `${word}:*`).join(' & ')

const found = `select ${columns}, m.role, s.rank from app.search_todos($2, $3, $4) as s
  join todos t on t.id = s.todo_id join members m on m.list_id = t.list_id and m.user_id = $1
  where t.trashed_at is null`
export const searchText = withOwnColumns(found, 't.rank desc, t.id desc')

export const searchTodos: Operation = (app, { database }) => {
  app.route({
    url: '/v1/search',
    ...operation('search-todos', {
      method: 'GET',
      tag: 'Views',
      summary: 'Find todos by words of their title or notes',
      description: 'Beginnings of words count, near misses in titles too; the trash is left out.',
      querystring: searchQuery,
      answers: { 200: searchResult },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const { q, limit } = request.query
      const values = [userId, toTsQuery(q), q, limit]
      const rows = await database.read<FoundTodo>(principal, { name: 'search-todos', text: searchText, values })
      return sendCollection(request, reply, { items: rows.map(presentTodo) })
    },
  })
}
