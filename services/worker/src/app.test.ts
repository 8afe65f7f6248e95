import { installJobs } from '@todo/database/jobs'
import { StartError } from '@todo/runtime'
import { createTestDatabase } from '@todo/testing'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { z } from 'zod'
import { handlers } from './handlers.ts'
import { HopelessError, jobHandler } from './job-handler.ts'
import { eventually } from './testing/eventually.ts'
import { useQueue } from './testing/queue.ts'
import { startWorker } from './testing/start-worker.ts'

const queue = useQueue()

const failing = (handle: () => Promise<void>) =>
  jobHandler({ definition: { name: 'failing', payload: z.object({ n: z.number() }), maxAttempts: 1 }, handle })

describe('a job that succeeds', () => {
  test('does its work as the role of the worker, is logged, measured and gone from the queue', async () => {
    const [expired, current] = [await queue.addSession('-1 second'), await queue.addSession('1 hour')]
    const { logged, metrics } = await startWorker({ url: queue.url })
    await queue.addJob('purge-expired-sessions', {})
    expect(await logged('purged')).toMatchObject({
      job: 'purge-expired-sessions',
      attempt: 1,
      rows: 1,
    })
    expect(await logged('job done')).toMatchObject({ outcome: 'ok', duration_ms: expect.any(Number) })
    expect(await queue.sessions()).toEqual([current])
    expect(expired).not.toBe(current)
    await eventually(async () => expect(await queue.jobs()).toEqual([]))
    expect(await metrics()).toMatch(/^purged_rows_total\{job="purge-expired-sessions"\} 1$/m)
    expect(await metrics()).toContain('job_duration_seconds_count{job="purge-expired-sessions",outcome="ok"} 1')
  })
})

describe('a job that fails', () => {
  test('is logged with its cause and kept for another try, without the values it failed on', async () => {
    const cause = Object.assign(new Error('invalid input syntax for type date: "buy milk"'), {
      code: '22007',
      severity: 'ERROR',
    })
    const { lines, logged, metrics } = await startWorker({
      url: queue.url,
      jobs: [failing(() => Promise.reject(cause))],
    })
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
    const { logged } = await startWorker({ url: queue.url, jobs: [failing(handle)] })
    await queue.addJob('failing', { n: 'one' })
    expect(await logged('job failed')).toMatchObject({ err: { type: 'ZodError' } })
    expect(handle).not.toHaveBeenCalled()
    await queue.pool.query('delete from graphile_worker._private_jobs')
  })
})

test('a job that is hopeless is not tried again, and stays with its reason', async () => {
  const { logged } = await startWorker({
    url: queue.url,
    jobs: [
      jobHandler({
        definition: { name: 'failing', payload: z.object({}), maxAttempts: 9 },
        handle: () => Promise.reject(new HopelessError('nobody lives there')),
      }),
    ],
  })
  await queue.addJob('failing', {})
  await logged('job failed')
  await eventually(async () => {
    const [job] = await queue.jobs()
    expect(job).toMatchObject({ last_error: 'nobody lives there' })
    expect(job.attempts).toBe(job.max_attempts)
  })
  await queue.clear()
})

test('what has a schedule is known to the queue', async () => {
  await startWorker({ url: queue.url })
  await eventually(async () => {
    const { rows } = await queue.pool.query<{ identifier: string }>(
      'select identifier from graphile_worker._private_known_crontabs order by 1',
    )
    const scheduled = handlers.filter(({ schedule }) => schedule).map(({ definition }) => definition.name)
    expect(scheduled).toContain('purge-trash')
    expect(rows.map(({ identifier }) => identifier)).toEqual(scheduled.sort())
  })
})

test('the queue can be installed again, by several at once', async () => {
  const again = () => installJobs({ url: queue.url, role: 'todo_worker' })
  await expect(Promise.all([again(), again(), again()])).resolves.toBeDefined()
})

test('without the queue the worker says what to do', async () => {
  const database = await createTestDatabase({ empty: true })
  onTestFinished(() => database.drop())
  const failure = await startWorker({ url: database.url }).catch(error => error)
  expect(failure).toBeInstanceOf(StartError)
  expect(failure.message).toBe('The job queue is not installed for the role todo_worker: run the migrations first.')
})
