import { installJobs } from '@todo/database/jobs'
import { createLogger } from '@todo/observability'
import { StartError } from '@todo/runtime'
import { createTestDatabase } from '@todo/testing'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createEvents } from './events.ts'
import { type JobHandler, jobHandler } from './job-handler.ts'
import { useQueue } from './testing/queue.ts'

const queue = useQueue()

const startWorker = async (jobs?: readonly JobHandler[], url = queue.url) => {
  const lines: Record<string, unknown>[] = []
  const logger = createLogger({ name: 'worker', destination: { write: line => lines.push(JSON.parse(line)) } })
  const events = createEvents()
  const config = readConfig({ DATABASE_URL: url, DATABASE_ROLE: 'todo_worker' })
  const { pool, start } = buildApp({ config, events, logger, ...(jobs && { jobs }) })
  onTestFinished(() => pool.end())
  const runner = await start()
  onTestFinished(() => runner.stop())
  const logged = (msg: string) => vi.waitUntil(() => lines.find(line => line['msg'] === msg), { timeout: 20_000 })
  return { lines, logged, metrics: () => events.registry.expose() }
}

const eventually = (check: () => Promise<void>) => vi.waitFor(check, 20_000)

const failing = (handle: () => Promise<void>) =>
  jobHandler({ definition: { name: 'failing', payload: z.object({ n: z.number() }), maxAttempts: 1 }, handle })

describe('a job that succeeds', () => {
  test('does its work as the role of the worker, is logged, measured and gone from the queue', async () => {
    const [expired, current] = [await queue.addSession('-1 second'), await queue.addSession('1 hour')]
    const { logged, metrics } = await startWorker()
    await queue.addJob('purge-expired-sessions', {})
    expect(await logged('expired sessions deleted')).toMatchObject({
      job: 'purge-expired-sessions',
      attempt: 1,
      sessions: 1,
    })
    expect(await logged('job done')).toMatchObject({ outcome: 'ok', duration_ms: expect.any(Number) })
    expect(await queue.sessions()).toEqual([current])
    expect(expired).not.toBe(current)
    await eventually(async () => expect(await queue.jobs()).toEqual([]))
    expect(await metrics()).toMatch(/^sessions_purged_total 1$/m)
    expect(await metrics()).toContain('job_duration_seconds_count{job="purge-expired-sessions",outcome="ok"} 1')
  })
})

describe('a job that fails', () => {
  test('is logged with its cause and kept for another try, without the values it failed on', async () => {
    const cause = Object.assign(new Error('invalid input syntax for type date: "buy milk"'), {
      code: '22007',
      severity: 'ERROR',
    })
    const { lines, logged, metrics } = await startWorker([failing(() => Promise.reject(cause))])
    await queue.addJob('failing', { n: 1, title: 'buy milk' })
    expect(await logged('job failed')).toMatchObject({ level: 'error', outcome: 'failed', err: { code: '22007' } })
    const attempted = { task_identifier: 'failing', attempts: 1, last_error: 'invalid input syntax for type date: "…"' }
    await eventually(async () => expect(await queue.jobs()).toEqual([expect.objectContaining(attempted)]))
    expect(JSON.stringify(lines)).not.toContain('milk')
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1)
    expect(await metrics()).toContain('job_duration_seconds_count{job="failing",outcome="failed"} 1')
    await queue.pool.query('delete from graphile_worker._private_jobs')
  })

  test('never runs on a payload that is not what its definition says', async () => {
    const handle = vi.fn(async () => {})
    const { logged } = await startWorker([failing(handle)])
    await queue.addJob('failing', { n: 'one' })
    expect(await logged('job failed')).toMatchObject({ err: { type: 'ZodError' } })
    expect(handle).not.toHaveBeenCalled()
    await queue.pool.query('delete from graphile_worker._private_jobs')
  })
})

test('sessions are purged every hour', async () => {
  await startWorker()
  await eventually(async () => {
    const { rows } = await queue.pool.query('select identifier from graphile_worker._private_known_crontabs')
    expect(rows).toEqual([{ identifier: 'purge-expired-sessions' }])
  })
})

test('the queue can be installed again, by several at once', async () => {
  const again = () => installJobs({ url: queue.url, role: 'todo_worker' })
  await expect(Promise.all([again(), again(), again()])).resolves.toBeDefined()
})

test('without the queue the worker says what to do', async () => {
  const database = await createTestDatabase({ empty: true })
  onTestFinished(() => database.drop())
  const failure = await startWorker(undefined, database.url).catch(error => error)
  expect(failure).toBeInstanceOf(StartError)
  expect(failure.message).toBe('The job queue is not installed for the role todo_worker: run the migrations first.')
})
