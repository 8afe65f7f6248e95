import { startOtlpReceiver } from '@todo/observability/testing'
import { expect, onTestFinished, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { useQueue } from './testing/queue.ts'
import { startMain } from './testing/start-main.ts'

const queue = useQueue()
const traceId = '0af7651916cd43dd8448eb211c80319c'
const producerSpanId = 'b7ad6b7169203331'

const start = (env: Record<string, string> = {}) => startMain({ DATABASE_URL: queue.url, ...env })

test('a job is part of the trace of its producer, down to its statements and log lines', async () => {
  const receiver = await startOtlpReceiver()
  onTestFinished(() => receiver.close())
  const worker = await start({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  })
  const _trace = `00-${traceId}-${producerSpanId}-01`
  await queue.addJob('purge-expired-sessions', { _trace })
  expect(await worker.logged('job done')).toMatchObject({ trace_id: traceId })
  worker.child.kill('SIGTERM')
  expect(await worker.ended).toBe(0)

  const job = receiver.spans.find(span => span.name === 'process purge-expired-sessions')
  expect(job).toMatchObject({ traceId, parentSpanId: producerSpanId })
  expect(job?.resource).toMatchObject({ 'service.name': 'worker' })
  const statements = receiver.spans.filter(span => span.scope.endsWith('instrumentation-pg'))
  expect(statements).toEqual([expect.objectContaining({ traceId, parentSpanId: job?.spanId })])
  expect(JSON.stringify(statements[0]?.attributes)).toContain('delete from sessions')
})

test('a job that waited long is linked to its producer instead', async () => {
  const receiver = await startOtlpReceiver()
  onTestFinished(() => receiver.close())
  await queue.addJob('purge-expired-sessions', { _trace: `00-${traceId}-${producerSpanId}-01` })
  await queue.pool.query(`update graphile_worker._private_jobs set created_at = now() - interval '1 hour'`)
  const worker = await start({
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
  })
  await worker.logged('job done')
  worker.child.kill('SIGTERM')
  await worker.ended
  const job = receiver.spans.find(span => span.name === 'process purge-expired-sessions')
  expect(job?.traceId).not.toBe(traceId)
  expect(job?.links).toEqual([expect.objectContaining({ traceId, spanId: producerSpanId })])
})

test('asked to stop, the worker finishes the job that runs and takes no other', async () => {
  const worker = await start({ CONCURRENT_JOBS: '1', LOG_LEVEL: 'trace' })
  const expired = await queue.addSession('-1 second')
  const lock = await queue.pool.connect()
  await lock.query('begin')
  await lock.query('select from sessions for update')
  await queue.addJob('purge-expired-sessions', {})
  await eventually(async () => {
    const { rows } = await queue.pool.query(`select from pg_stat_activity where wait_event_type = 'Lock'`)
    expect(rows).toHaveLength(1)
  })
  worker.child.kill('SIGTERM')
  await worker.logged('draining')
  await queue.addJob('purge-expired-sessions', {})
  await lock.query('commit')
  lock.release()
  expect(await worker.logged('job done')).toMatchObject({ outcome: 'ok' })
  expect(await worker.ended).toBe(0)
  expect(await queue.sessions()).not.toContain(expired)
  expect(await queue.jobs()).toMatchObject([{ task_identifier: 'purge-expired-sessions', attempts: 0 }])
  await queue.pool.query('delete from graphile_worker._private_jobs')
})

test('it is ready when the database answers, and its metrics name the pool and the jobs', async () => {
  const { url } = await start()
  expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ status: 'ok', checks: ['database'] })
  const metrics = await (await fetch(`${url}/metrics`)).text()
  expect(metrics).toContain('db_client_connection_max{db_client_connection_pool_name="worker"} 12')
  expect(metrics).toContain('# TYPE job_duration_seconds histogram')
})

test.each([
  ['', 'DATABASE_URL is not set: it must be a PostgreSQL URL, such as postgres://user:password@127.0.0.1:5432/todo.'],
  ['postgres://127.0.0.1:9/todo', 'worker could not start: connect ECONNREFUSED 127.0.0.1:9'],
])('with the database URL "%s" it says what is wrong and ends', async (DATABASE_URL, sentence) => {
  const worker = await start({ DATABASE_URL })
  expect(await worker.ended).toBe(1)
  expect(worker.stderr()).toBe(`${sentence}\n`)
})
