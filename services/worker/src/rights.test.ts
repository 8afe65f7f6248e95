import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useQueue } from './testing/queue.ts'

/** What the role of the worker may do to the tables themselves: what its jobs need, and no more. */
const queue = useQueue()
let worker: pg.Client

beforeAll(async () => {
  worker = new pg.Client({ connectionString: queue.url, options: '-c role=todo_worker' })
  await worker.connect()
  const { id } = await queue.people.addUser()
  const list = await queue.people.addList([id])
  await queue.people.addTodo(list, {}, 'secret words')
  await queue.pool.query(
    `insert into identities (id, user_id, kind, password_hash) values (gen_random_uuid(), $1, 'password', 'hash')`,
    [id],
  )
  await queue.addSession('1 hour')
})
afterAll(() => worker.end())

const refused = /permission denied/

describe('the worker may not', () => {
  test.each([
    ['read a password', 'select password_hash from identities'],
    ['read the token of a session', 'select token_hash from sessions'],
    ['read who is signed in', 'select user_id from sessions'],
    ['read what a todo says', 'select title from todos'],
    ['write a todo', `update todos set title = 'mine'`],
    ['complete a todo', 'update todos set completed_at = now()'],
    ['make a todo', `insert into todos (id) values (gen_random_uuid())`],
    ['read the users', 'select email from users'],
    ['read the lists', 'select name from lists'],
    ['read or make memberships', 'select from members where role = $$owner$$'],
    ['read the settings', 'select locale from settings'],
    ['move a reminder', 'update reminders set sent_at = null'],
    ['read the token of an invitation', 'select token_hash from invitations'],
    ['extend an invitation', `update invitations set expires_at = now() + interval '1 year'`],
    ['read the answers kept for retries', 'select body from idempotency_keys'],
    [
      'write into the change feed',
      `insert into changes (user_id, entity, entity_id, action) values (null, 'todo', null, 'put')`,
    ],
    ['move the floor of the change feed', 'update feed_floor set xid = xid'],
    ['send a mail to somebody else than it was written to', `update mails set recipient = 'me@example.org'`],
    ['schedule a reminder', `select app.schedule_reminders('{}')`],
  ])('%s', async (_what, statement) => {
    await expect(worker.query(statement)).rejects.toThrow(refused)
  })

  test.each([
    ['a session in use', 'sessions'],
    ['a todo that is not long in the trash', 'todos'],
  ])('delete %s', async (_what, table) => {
    const count = async () => (await queue.pool.query(`select from ${table}`)).rowCount
    const before = await count()
    expect(before).toBeGreaterThan(0)
    expect((await worker.query(`delete from ${table}`)).rowCount).toBe(0)
    expect(await count()).toBe(before)
  })
})

test('nobody but the worker reads mails, and nobody but their owner calls what schedules', async () => {
  const { rows } = await queue.pool.query(
    `select has_table_privilege('todo_api', 'mails', 'select') as mails,
      has_function_privilege('todo_api', 'app.take_reminder(uuid, timestamptz)', 'execute') as take,
      has_function_privilege('todo_api', 'app.read_invitation(uuid)', 'execute') as invitations`,
  )
  expect(rows).toEqual([{ mails: false, take: false, invitations: false }])
})
