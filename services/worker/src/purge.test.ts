import { randomUUIDv7 } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { useQueue } from './testing/queue.ts'
import { startWorker } from './testing/start-worker.ts'

const queue = useQueue()
let userId = ''
let listId = ''
beforeAll(async () => {
  userId = (await queue.people.addUser()).id
  listId = await queue.people.addList([userId])
})

/** Runs a purge to its end. */
const run = async (job: string) => {
  const { logged, metrics, stop } = await startWorker({ url: queue.url })
  await queue.addJob(job, {})
  const { rows } = (await logged('purged')) as { rows: number }
  expect(await metrics()).toContain(`purged_rows_total{job="${job}"} ${rows}`)
  await stop()
  return rows
}
const left = async (text: string) => (await queue.pool.query(text)).rows

/** A row for each age, and the condition that finds them. */
const cases: readonly [string, string, string, (age: string) => Promise<unknown>][] = [
  [
    'purge-trash',
    '30 days',
    `select title as age from todos`,
    async age => {
      const todo = await queue.people.addTodo(listId, {}, age)
      await queue.pool.query('update todos set trashed_at = now() - $2::interval where id = $1', [todo, age])
    },
  ],
  [
    'purge-idempotency-keys',
    '24 hours',
    'select key as age from idempotency_keys',
    age =>
      queue.pool.query(
        `insert into idempotency_keys (user_id, key, request_hash, status, body, created_at)
          values ($1, $2::text, sha256('x'), 200, '', now() - $2::text::interval)`,
        [userId, age],
      ),
  ],
  [
    'purge-expired-invitations',
    '0 seconds',
    `select replace(split_part(email, '@', 1), '_', ' ') as age from invitations`,
    age =>
      queue.pool.query(
        `insert into invitations (id, list_id, email, role, token_hash, created_at, expires_at)
          values ($1, $2, replace($3, ' ', '_') || '@example.org', 'editor', sha256($3::bytea), '2020-01-01', now() - $3::interval)`,
        [randomUUIDv7(), listId, age],
      ),
  ],
  [
    'purge-mails',
    '30 days',
    'select key as age from mails',
    age =>
      queue.pool.query(
        `insert into mails (key, kind, recipient, subject, body, html, user_id, created_at)
          values ($1::text, 'digest', 'a@b.org', 's', 'b', 'h', $2, now() - $1::text::interval)`,
        [age, userId],
      ),
  ],
  [
    'purge-failed-jobs',
    '30 days',
    `select payload->>'age' as age from graphile_worker._private_jobs`,
    async age => {
      await queue.addJob('send-mail', { age })
      const text = `update graphile_worker._private_jobs set attempts = max_attempts, run_at = now() - $1::interval
        where payload->>'age' = $2`
      await queue.pool.query(text, [age, age])
    },
  ],
]

describe.each(cases)('%s', (job, age, remaining, add) => {
  test(`deletes what is older than ${age}, by as much as a minute, and leaves the rest`, async () => {
    const [older, younger] = [`${age} 1 minute`, `${age} -1 minutes`]
    await add(older)
    await add(younger)
    expect(await run(job)).toBe(1)
    await eventually(async () => expect(await left(remaining)).toEqual([{ age: younger }]))
    await queue.pool.query('delete from graphile_worker._private_jobs')
  })
})

describe('purge-trash', () => {
  test('takes the subtasks along, and tells the feed', async () => {
    const parent = await queue.people.addTodo(listId, {}, 'parent')
    const child = await queue.people.addTodo(listId, {}, 'child')
    await queue.pool.query('update todos set parent_id = $1, parent_level = 0, level = 1 where id = $2', [
      parent,
      child,
    ])
    await queue.pool.query(`update todos set trashed_at = now() - interval '31 days' where id = $1`, [parent])
    await queue.pool.query('delete from changes')
    expect(await run('purge-trash')).toBe(1)
    expect(await left(`select from todos where title in ('parent', 'child')`)).toEqual([])
    const told = await left(`select entity_id from changes where action = 'delete'`)
    expect(told.map(({ entity_id }) => entity_id).sort()).toEqual([parent, child].sort())
  })
})

describe('purge-changes', () => {
  test('forgets changes of more than thirty days, raises the floor to the first that is left, and never lowers it', async () => {
    await queue.pool.query('delete from changes')
    for (const age of ['31 days', '30 days 1 minute', '30 days -1 minutes', '0 days']) {
      await queue.pool.query(
        `insert into changes (user_id, entity, entity_id, action, at) values ($1, 'account', $1, 'put', now() - $2::interval)`,
        [userId, age],
      )
    }
    expect(await run('purge-changes')).toBe(2)
    const after = await left(
      `select (select count(*)::int from changes) as rows, (select min(xid) from changes) >= xid as kept,
        (select min(xid)::text::bigint from changes) - xid::text::bigint as gap, xid from feed_floor`,
    )
    expect(after).toMatchObject([{ rows: 2, kept: true, gap: '0' }])
    expect(await run('purge-changes')).toBe(0)
    await queue.pool.query(`update feed_floor set xid = '900000000'`)
    await queue.pool.query(`update changes set at = now() - interval '31 days'`)
    expect(await run('purge-changes')).toBe(2)
    expect(await left('select xid from feed_floor')).toEqual([{ xid: '900000000' }])
  })
})
