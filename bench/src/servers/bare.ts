/**
 * The floor: Fastify and pg with the same statements over the same rows, and nothing else: nobody is asked who they are
 * or what they may see, nothing is validated, logged or measured.
 */
import { randomUUIDv7 } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import type { View } from '@todo/contracts'
import { parsers } from '@todo/database'
import fastify from 'fastify'
import pg from 'pg'
import { type ChangeRow, presentChange } from '../../../services/api/src/feed/change-row.ts'
import { formatPosition } from '../../../services/api/src/feed/position.ts'
import { type FoundTodo, presentTodo } from '../../../services/api/src/routes/todos/row.ts'
import { columns, insertTodo, ownColumns, withOwnColumns } from '../../../services/api/src/routes/todos/statements.ts'
import { todayIn } from '../../../services/api/src/routes/views/read-view.ts'
import { searchText, toTsQuery } from '../../../services/api/src/routes/views/search-todos.ts'
import { cursorAfter, selectView, type ViewRow } from '../../../services/api/src/routes/views/selection.ts'
import { announce } from './announce.ts'

const { DATABASE_URL, USER_ID: userId = '' } = process.env
const pool = new pg.Pool({
  connectionString: DATABASE_URL,
  max: 10,
  types: parsers,
  // The search looks for whom it is.
  options: `-c timezone=UTC -c app.user_id=${userId}`,
  idleTimeoutMillis: 0,
})
const query = async <Row extends object = FoundTodo>(name: string, text: string, values: readonly unknown[]) =>
  (await pool.query<Row>({ name, text, values: [...values] })).rows

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

app.get<{ Params: { view: View }; Querystring: { limit: string } }>('/v1/views/:view', async request => {
  const limit = Number(request.query.limit)
  const asked = { view: request.params.view, userId, timeZone: 'UTC', today: todayIn('UTC'), limit }
  const { name, text, values = [] } = selectView(asked)
  const found = await query<ViewRow>(name, text, values)
  const items = found.slice(0, limit)
  const last = found.length > limit ? items.at(-1) : undefined
  return { items: items.map(presentTodo), nextCursor: last ? cursorAfter(asked, last) : null }
})

app.get<{ Querystring: { q: string; limit: string } }>('/v1/search', async request => {
  const { q, limit } = request.query
  const found = await query('search', searchText, [userId, toTsQuery(q), q, limit])
  return { items: found.map(presentTodo) }
})

// Without row-level security the statement itself says whose changes these are.
const changes = `select xid::text, seq::text, entity, entity_id, list_id, action, version, app.feed_end()::text as end
  from changes where (xid, seq) > ($2::xid8, $3::bigint) and xid < app.feed_end()
    and (user_id = $1 or list_id in (select list_id from members where user_id = $1))
  order by changes.xid, changes.seq limit $4`

app.get<{ Querystring: { since: string; limit: string } }>('/v1/changes', async request => {
  const { since, limit } = request.query
  const found = await query<ChangeRow>('changes', changes, [userId, ...since.split('-'), Number(limit) + 1])
  const items = found.slice(0, Number(limit)).map(presentChange)
  return { items, next: items.at(-1)?.seq ?? since, more: found.length > Number(limit) }
})

const streams = new Set<ServerResponse>()

const fresh = `select xid::text, seq::text, entity, entity_id, list_id, action, version from changes
  where seq > $1 and xid < app.feed_end() order by seq`

/** Passes on to everybody what commits from now on. */
const listen = async () => {
  const listener = new pg.Client({ connectionString: DATABASE_URL })
  await listener.connect()
  await listener.query('listen changes')
  const [last] = await query<ChangeRow>('last', 'select max(seq)::text as seq from changes', [])
  let place = last?.seq ?? '0'
  let reading = Promise.resolve()
  const passOn = async () => {
    for (const row of await query<ChangeRow>('fresh', fresh, [place])) {
      place = row.seq
      const event = `id: ${formatPosition(row)}\nevent: change\ndata: ${JSON.stringify(presentChange(row))}\n\n`
      for (const stream of streams) stream.write(event)
    }
  }
  listener.on('notification', () => {
    reading = reading.then(passOn)
  })
}
let listening: Promise<void> | undefined

app.get('/v1/changes/stream', async (_request, reply) => {
  listening ??= listen()
  await listening
  reply.hijack()
  reply.raw.writeHead(200, { 'content-type': 'text/event-stream' }).write('event: ready\ndata: {}\n\n')
  streams.add(reply.raw)
  reply.raw.on('close', () => streams.delete(reply.raw))
})

await app.listen({ host: '127.0.0.1', port: 0 })
announce(app.server)
