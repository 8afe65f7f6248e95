import { expect, onTestFinished, test, vi } from 'vitest'
import { poolMetrics } from './events.ts'
import { oneReading } from './one-reading.ts'
import { createRegistry } from './registry.ts'

const seconds = { help: 'How long it took.', unit: 'seconds' } as const

test('counters, gauges and histograms are exposed as OpenMetrics', async () => {
  const registry = createRegistry()
  const jobs = registry.counter({ name: 'jobs_total', help: 'Jobs.', unit: 'count', labels: ['outcome'] })
  const streams = registry.gauge({ name: 'streams_open', help: 'Streams.', unit: 'count' })
  const duration = registry.histogram({ ...seconds, name: 'job_duration_seconds', buckets: [1, 10] })
  jobs.add({ outcome: 'ok' })
  jobs.add({ outcome: 'ok' }, 2)
  streams.set({}, 5)
  streams.add({}, -1)
  duration.record({}, 3)
  const text = await registry.expose()
  expect(registry.contentType).toMatch(/^application\/openmetrics-text; version=1\.0\.0/)
  expect(text).toContain('# TYPE jobs counter\njobs_total{outcome="ok"} 3\n')
  expect(text).toContain('\nstreams_open 4\n')
  expect(text).toContain('job_duration_seconds_bucket{le="1"} 0\njob_duration_seconds_bucket{le="10"} 1\n')
  expect(text).toMatch(/\n# EOF\n$/)
})

test('a gauge that reads is asked at each scrape and forgets what is gone', async () => {
  const registry = createRegistry()
  const { observePool } = poolMetrics(registry)
  const pool = { totalCount: 5, idleCount: 3, waitingCount: 1, options: { max: 10 } }
  const stop = observePool(pool, 'api')
  const first = await registry.expose()
  expect(first).toContain(
    'db_client_connection_count{db_client_connection_pool_name="api",db_client_connection_state="used"} 2',
  )
  expect(first).toContain('db_client_connection_pending_requests{db_client_connection_pool_name="api"} 1')
  pool.idleCount = 5
  expect(await registry.expose()).toContain('db_client_connection_state="used"} 0')
  stop()
  expect(await registry.expose()).not.toContain('pool_name="api"')
})

test('a gauge that cannot be read has no value; the scrape goes on and the failure is counted', async () => {
  const registry = createRegistry()
  let away = false
  const read = async () => {
    if (away) throw new Error('database away')
    return [{ labels: {}, value: 7 }]
  }
  registry.gauge({ name: 'queue_depth', help: 'Jobs waiting.', unit: 'count', read })
  expect(await registry.expose()).toContain('\nqueue_depth 7\n')
  away = true
  await registry.expose()
  const text = await registry.expose()
  expect(text).not.toMatch(/^queue_depth /m)
  expect(text).toContain('metric_read_failures_total{metric="queue_depth"} 1\n')
})

test('a counter may be somebody else’s sum, read at each scrape', async () => {
  const registry = createRegistry()
  let value = 3
  const read = async () => [{ labels: { table: 'todos' }, value }]
  registry.counter({ name: 'rows_total', help: 'Rows.', unit: 'count', labels: ['table'], read })
  expect(await registry.expose()).toContain('rows_total{table="todos"} 3\n')
  value = 5
  expect(await registry.expose()).toContain('rows_total{table="todos"} 5\n')
})

test('the metrics of one scrape share one reading', async () => {
  let readings = 0
  const read = oneReading(async () => ++readings)
  expect(await Promise.all([read(), read()])).toEqual([1, 1])
  expect(await read()).toBe(2)
})

test('each scrape says which version answers', async () => {
  expect(await createRegistry().expose()).toMatch(/^target_info\{service_name="[^"]+",service_version="[\d.]+"\} 1$/m)
})

test('the list of names is the same on every system', async () => {
  const here = createRegistry().describe()
  vi.stubGlobal('process', Object.create(process, { platform: { value: 'darwin' } }))
  onTestFinished(() => void vi.unstubAllGlobals())
  const byName = (definitions: typeof here) => definitions.toSorted((a, b) => a.name.localeCompare(b.name))
  expect(byName(createRegistry().describe())).toEqual(byName(here))
})

test('an event is one log line and one count', async () => {
  const registry = createRegistry()
  const completed = registry.event({
    name: 'todo.completed',
    help: 'A todo was completed.',
    labels: ['kind'],
    fields: ['todo_id'],
  })
  const lines: unknown[] = []
  completed.emit({ info: (...line: unknown[]) => lines.push(line) }, { kind: 'series' }, { todo_id: 'a1' })
  expect(lines).toEqual([[{ 'event.name': 'todo.completed', kind: 'series', todo_id: 'a1' }, 'todo.completed']])
  expect(await registry.expose()).toContain('todo_completed_total{kind="series"} 1')
})

test('everything that is exposed is described, before and after a scrape', async () => {
  const registry = createRegistry()
  registry.histogram({ ...seconds, name: 'job_duration_seconds', labels: ['job'], buckets: [1, 10] })
  registry.event({ name: 'todo.completed', help: 'A todo was completed.', fields: ['todo_id'] })
  poolMetrics(registry)
  const before = structuredClone(registry.describe())
  const exposed = [...(await registry.expose()).matchAll(/^# TYPE (\S+) (\w+)$/gm)].map(([, name, type]) =>
    type === 'counter' ? `${name}_total` : name,
  )
  expect(registry.describe()).toEqual(before)
  expect(exposed.length).toBeGreaterThan(20)
  expect(before.map(({ name }) => name)).toEqual(expect.arrayContaining(exposed))
  expect(before).toContainEqual({
    ...seconds,
    kind: 'histogram',
    name: 'job_duration_seconds',
    labels: ['job'],
    buckets: [1, 10],
  })
  expect(before).toContainEqual(expect.objectContaining({ kind: 'event', name: 'todo.completed', fields: ['todo_id'] }))
})

test.each([
  ['must be named in snake case', { name: 'jobDuration_seconds' }],
  ['must carry its unit', { name: 'job_duration' }],
  ['must not end in _total', { name: 'job_seconds_total' }],
  ['needs a help text that is a sentence', { name: 'job_seconds', help: 'time' }],
  ['must not have the label user_id', { name: 'job_seconds', labels: ['user_id'] }],
])('a definition %s', (reason, definition) => {
  const define = () => createRegistry().histogram({ ...seconds, buckets: [1], ...definition })
  expect(define).toThrow(reason)
})

test('a counter must end in _total, and a name is defined once', () => {
  const registry = createRegistry()
  const define = (name: string) => registry.counter({ name, help: 'Jobs.', unit: 'count' })
  expect(() => define('jobs')).toThrow('The counter jobs must end in _total.')
  define('jobs_total')
  expect(() => define('jobs_total')).toThrow('already been registered')
})
