import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { useQueue } from './testing/queue.ts'
import { startWorker } from './testing/start-worker.ts'

const queue = useQueue()

const start = async () => {
  const { metrics } = await startWorker({ url: queue.url })
  const value = async (series: string) => {
    const line = (await metrics()).split('\n').find(text => text.startsWith(`${series} `))
    return line === undefined ? undefined : Number(line.slice(series.length + 1))
  }
  return { metrics, value }
}

/** A transaction of another role that stays open. */
const openTransaction = async (application: string) => {
  const client = new pg.Client({ connectionString: queue.url, application_name: application })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin; lock table tags in exclusive mode')
  return client
}

test('what others do is told in numbers, although the worker may not look at it', async () => {
  const { metrics, value } = await start()
  await openTransaction('todo-api')
  const labels = '{application_name="todo-api",state="idle in transaction"}'
  expect(await value(`postgresql_backends${labels}`)).toBe(1)
  expect(await value(`postgresql_transaction_max_age_seconds${labels}`)).toBeGreaterThan(0)
  expect(await value('postgresql_database_locks{mode="ExclusiveLock",granted="true"}')).toBeGreaterThan(0)
  expect(await value('postgresql_connection_max')).toBeGreaterThan(10)
  expect(await metrics()).not.toContain('metric_read_failures_total{')
})

test('a lock that is waited for is told apart', async () => {
  const { value } = await start()
  await openTransaction('todo-api')
  const waiting = new pg.Client({ connectionString: queue.url })
  await waiting.connect()
  const waits = waiting.query('begin; lock table tags in share mode').catch(() => {})
  onTestFinished(async () => {
    await waiting.end()
    await waits
  })
  await eventually(async () =>
    expect(await value('postgresql_database_locks{mode="ShareLock",granted="false"}')).toBe(1),
  )
})

test('sizes and sums are those of our database', async () => {
  const { value } = await start()
  expect(await value('postgresql_database_size_bytes')).toBeGreaterThan(1_000_000)
  expect(await value('postgresql_table_size_bytes{table="todos"}')).toBeGreaterThan(0)
  expect(await value('postgresql_deadlocks_total')).toBe(0)
  const hits = await value('postgresql_blks_hit_total')
  await queue.people.addUser()
  await eventually(async () => expect(await value('postgresql_blks_hit_total')).toBeGreaterThan(Number(hits)))
})

test('a database that cannot tell leaves no values, and the scrape goes on', async () => {
  await queue.pool.query('alter function app.database_activity() rename to elsewhere')
  onTestFinished(() => queue.pool.query('alter function app.elsewhere() rename to database_activity').then(() => {}))
  const { metrics, value } = await start()
  await metrics()
  expect(await value('postgresql_connection_max')).toBeUndefined()
  expect(await value('metric_read_failures_total{metric="postgresql_connection_max"}')).toBeGreaterThan(0)
  expect(await value('jobs_ready{job="send-mail"}')).toBe(0)
})
