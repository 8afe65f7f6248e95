/**
 * The floor: Fastify and pg with the same statements over the same rows, and nothing else: nobody is asked who they are
 * or what they may see, nothing is validated, logged or measured.
 */
import { randomUUIDv7 } from 'node:crypto'
import { parsers } from '@todo/database'
import fastify from 'fastify'
import pg from 'pg'
import { type FoundTodo, presentTodo } from '../../../services/api/src/routes/todos/row.ts'
import { columns, insertTodo, ownColumns, withOwnColumns } from '../../../services/api/src/routes/todos/statements.ts'
import { announce } from './announce.ts'

const { DATABASE_URL, USER_ID: userId } = process.env
const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: 10,
  types: parsers,
  options: '-c timezone=UTC',
  idleTimeoutMillis: 0,
})
const query = async (name: string, text: string, values: unknown[]) =>
  (await pool.query<FoundTodo>({ name, text, values })).rows

const rows = `select ${columns} from todos t
  where t.list_id = $2 and t.trashed_at is null order by t.position limit $3`
const page = withOwnColumns(rows, 't.position')
const one = `select ${columns}, ${ownColumns} from todos t where t.id = $2`

const app = fastify()

app.get<{ Querystring: { listId: string; limit: string } }>('/v1/todos', async request => {
  const { listId, limit } = request.query
  const rows = await query('page', page, [userId, listId, limit])
  return { items: rows.map(presentTodo), nextCursor: null }
})

app.get<{ Params: { id: string } }>('/v1/todos/:id', async request => {
  const [row] = await query('one', one, [userId, request.params.id])
  return row && presentTodo(row)
})

const start = Date.now()
let places = 0

app.post<{ Body: { listId: string; title: string; notes: string } }>('/v1/todos', async (request, reply) => {
  const { listId, title, notes } = request.body
  const position = `z${start}${String(places++).padStart(8, '0')}`
  const values = [userId, randomUUIDv7(), listId, null, title, notes, 0, null, null, null, position]
  const [row] = await query('insert', insertTodo, values)
  reply.code(201)
  return row && presentTodo({ ...row, tag_ids: [], reminders: [] })
})

await app.listen({ host: '127.0.0.1', port: 0 })
announce(app.server)
