import { expect, test } from 'vitest'
import { z } from 'zod'
import { jobHandler } from './job-handler.ts'
import { eventually } from './testing/eventually.ts'
import { useQueue } from './testing/queue.ts'
import { startWorker } from './testing/start-worker.ts'

const queue = useQueue()

const locks = async () => {
  const { rows } = await queue.pool.query(
    `select t.identifier as task, locked_by as by from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id order by 1`,
  )
  return rows
}

test('jobs of a worker that died go to others, those of one that lives stay its own', async () => {
  const finish = Promise.withResolvers<void>()
  const long = jobHandler({
    definition: { name: 'long', payload: z.object({}), maxAttempts: 1 },
    handle: () => finish.promise,
  })
  const alive = await startWorker({ url: queue.url, jobs: [long] })
  await queue.addJob('long', {})
  await eventually(async () => expect(await locks()).toEqual([{ task: 'long', by: expect.stringMatching(/^pool-/) }]))
  await queue.addJob('orphan', {})
  await queue.pool.query(
    `update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now() where locked_by is null`,
  )
  // It looks for the dead when it starts.
  const other = await startWorker({ url: queue.url, jobs: [long] })
  expect(await other.logged('jobs of workers that died are given to others')).toMatchObject({ workers: 1 })
  expect(await locks()).toEqual([
    { task: 'long', by: expect.stringMatching(/^pool-(?!dead)/) },
    { task: 'orphan', by: null },
  ])
  expect(await other.metrics()).toMatch(/^job_recoveries_total 1$/m)
  finish.resolve()
  await alive.logged('job done')
  await queue.clear()
})
