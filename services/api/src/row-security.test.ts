import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeBelongings } from './testing/examples.ts'
import { signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

/** The second wall: what the API's role may do to the tables, with none of the checks that its queries make. */
const api = await startApi()
const [ada, stranger] = [await signUp(api), await signUp(api)]
const { list, todo, tag } = await makeBelongings(api, ada)
const { list: strangersList, todo: strangersTodo } = await makeBelongings(api, stranger)

const post = (path: string, body: object) => ada.agent.post(path).set('idempotency-key', randomUUID()).send(body)
await post('/v1/todos', { listId: list.id, title: 'x', tagIds: [tag.id], reminders: [{ minutesBefore: 1 }] }).expect(
  201,
)
await api.sql(
  `insert into series (id, list_id, rule, start_date) values ($1, $2, 'FREQ=DAILY', '2026-01-01')`,
  randomUUID(),
  list.id,
)

await api.sql(
  `insert into mails (key, kind, recipient, subject, body, html, user_id)
    values ('digest', 'digest', 'ada@example.com', 'Today', 'x', 'x', $1)`,
  ada.id,
)

// Where the feed begins is everybody's to read, and says nothing of anybody.
const tables = (
  await api.sql<{ table: string; secured: boolean }>(
    `select relname as table, relrowsecurity as secured from pg_class
      where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname not in ('_prisma_migrations', 'feed_floor')
      order by relname`,
  )
).map(({ table, secured }) => ({ table, secured }))

/** Runs a statement as the API's role, for a user or for nobody. */
const as = (user: string | null, text: string, ...values: unknown[]) =>
  api.database.transaction(user ?? '', tx => tx.query({ name: '', text, values }))
const nobody = null

/** The rows of a table that are Ada's, by whatever says so. */
const adas = {
  changes: `user_id = '${ada.id}' or list_id = '${list.id}'`,
  idempotency_keys: `user_id = '${ada.id}'`,
  identities: `user_id = '${ada.id}'`,
  invitations: `list_id = '${list.id}'`,
  lists: `id = '${list.id}'`,
  mails: `user_id = '${ada.id}'`,
  members: `list_id = '${list.id}'`,
  reminders: `user_id = '${ada.id}'`,
  series: `list_id = '${list.id}'`,
  sessions: `user_id = '${ada.id}'`,
  settings: `user_id = '${ada.id}'`,
  tags: `user_id = '${ada.id}'`,
  todo_tags: `user_id = '${ada.id}'`,
  todos: `list_id = '${list.id}'`,
  users: `id = '${ada.id}'`,
} as const satisfies Record<string, string>

const refused = /violates row-level security|permission denied/

describe('every table', () => {
  it('has row-level security, and rows of somebody to try it on', () => {
    expect(tables.filter(({ secured }) => !secured)).toEqual([])
    expect(tables.map(({ table }) => table)).toEqual(Object.keys(adas))
  })

  it('lets nobody past through a role that owns it or stands above the policies', async () => {
    const [role] = await as(nobody, 'select rolsuper, rolbypassrls from pg_roles where rolname = current_user')
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false })
    await expect(api.database.assertBound()).resolves.toBeUndefined()
  })
})

describe.each(Object.entries(adas))('%s', (table, own) => {
  const rows = () => api.sql(`select t.*, t.ctid from ${table} t where ${own} order by t`)

  it.each([
    ['a stranger', stranger.id],
    ['nobody', nobody],
  ])('hides its rows from %s, and keeps them', async (_who, user) => {
    const before = await rows()
    expect(before).not.toEqual([])
    const seen = await as(user, `select from ${table} where ${own}`).catch(error => {
      expect(error.message).toContain('permission denied')
      return []
    })
    expect(seen).toEqual([])
    const column = table === 'members' ? 'position' : Object.keys(before[0] ?? {})[0]
    for (const change of [`update ${table} set ${column} = ${column}`, `delete from ${table}`]) {
      await as(user, `${change} where ${own}`).catch(error => expect(error.message).toContain('permission denied'))
    }
    expect(await rows()).toEqual(before)
  })

  it('takes no copy of a row of Ada’s from a stranger', async () => {
    const columns = (
      await api.sql<{ name: string }>(
        `select attname as name from pg_attribute
          where attrelid = $1::regclass and attnum > 0 and attidentity = '' and attgenerated = '' order by attnum`,
        table,
      )
    ).map(({ name }) => name)
    const [row] = await api.sql<{ copy: string }>(
      `select to_json(t)::text as copy from ${table} t where ${own} limit 1`,
    )
    const copy = { ...JSON.parse(row?.copy ?? ''), id: randomUUIDv7() }
    const insert = `insert into ${table} (${columns}) select ${columns} from json_populate_record(null::${table}, $1)`
    await expect(as(stranger.id, insert, JSON.stringify(copy))).rejects.toThrow(refused)
  })
})

describe('forgeries', () => {
  const insertMember = `insert into members (list_id, user_id, role, position) values ($1, $2, $3, 'z9')`
  const unowned = async () => {
    const id = randomUUIDv7()
    await api.sql(`insert into lists (id, name, created_by) values ($1, 'Unfounded', $2)`, id, ada.id)
    return id
  }

  it.each([
    ['a membership in another’s list', insertMember, [list.id, stranger.id, 'owner']],
    ['a membership for another in one’s own list', insertMember, [strangersList.id, ada.id, 'owner']],
    ['a todo moved into another’s list', 'update todos set list_id = $1 where id = $2', [list.id, strangersTodo.id]],
    [
      'a list in another’s name',
      `insert into lists (id, name, created_by) values ($1, 'x', $2)`,
      [randomUUIDv7(), ada.id],
    ],
    ['a tag given away', 'update tags set user_id = $1', [ada.id]],
    ['a session given away', 'update sessions set user_id = $1', [ada.id]],
    [
      'a reminder on another’s todo',
      'insert into reminders (id, todo_id, user_id, minutes_before) values ($1, $2, $3, 1)',
      [randomUUIDv7(), todo.id, stranger.id],
    ],
    ['a role of one’s own choice', `update members set role = 'owner' where list_id = $1`, [strangersList.id]],
    [
      'a change',
      `insert into changes (user_id, entity, entity_id, action) values ($1, 'tag', $1, 'put')`,
      [stranger.id],
    ],
  ])('refused: %s', async (_what, statement, values) => {
    await expect(as(stranger.id, statement, ...values)).rejects.toThrow(refused)
  })

  it('refused: founding a list that another made, and one that has members, even one’s own', async () => {
    await expect(as(stranger.id, insertMember, await unowned(), stranger.id, 'owner')).rejects.toThrow(refused)
    await expect(as(ada.id, insertMember, list.id, ada.id, 'owner')).rejects.toThrow(refused)
    await expect(as(ada.id, insertMember, await unowned(), ada.id, 'editor')).rejects.toThrow(refused)
    await expect(as(ada.id, insertMember, await unowned(), ada.id, 'owner')).resolves.toEqual([])
  })

  it('without a setting there is nobody, and a pooled connection carries none over', async () => {
    expect(await as(ada.id, 'select 1 from todos limit 1')).toHaveLength(1)
    const counts = await Promise.all(Array.from({ length: 20 }, () => api.database.pool.query('select from todos')))
    expect(counts.map(({ rowCount }) => rowCount)).toEqual(Array(20).fill(0))
  })
})
