import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterEach, describe, expect, test } from 'vitest'
import { useQueue } from '../testing/queue.ts'

const queue = useQueue()
afterEach(() => queue.clear())

const main = fileURLToPath(new URL('./jobs.ts', import.meta.url))
const jobs = (args: string[], DATABASE_URL = queue.url) =>
  promisify(execFile)(process.execPath, ['--conditions=source', main, ...args], {
    env: { DATABASE_URL, DATABASE_ROLE: 'todo_worker' },
  }).catch(error => error as { stdout: string; stderr: string; code: number })

/** A job that used up its attempts, and its number. */
const fail = async (task: string, payload: object = {}) => {
  const { rows } = await queue.pool.query<{ id: string }>(
    `select id::text from graphile_worker.add_job($1, $2::json, max_attempts => 3)`,
    [task, JSON.stringify(payload)],
  )
  const id = rows[0]?.id ?? ''
  await queue.pool.query(
    `update graphile_worker._private_jobs set attempts = 3, last_error = E'no route\\nto host', created_at = '2030-01-02Z',
      run_at = '2099-01-01Z' where id = $1`,
    [id],
  )
  return id
}
/** The jobs that run now, by their numbers. */
const runnable = async () => {
  const { rows } = await queue.pool.query<{ id: string }>(
    `select id::text from graphile_worker._private_jobs where is_available and attempts = 0 and run_at <= now() order by id`,
  )
  return rows.map(({ id }) => id)
}

describe('failed', () => {
  test('lists the jobs that used up their attempts, with the reason and without the payload', async () => {
    const id = await fail('send-invitation', { token: 'secret' })
    await queue.addJob('send-mail', {})
    expect(await jobs(['failed'])).toEqual({
      stdout: `${id}  send-invitation  since 2030-01-02T00:00:00.000Z  attempts 3  no route to host\n`,
      stderr: '',
    })
  })

  test('says so when there is none', async () => {
    expect(await jobs(['failed'])).toMatchObject({ stdout: 'No failed jobs.\n' })
  })
})

describe('replay', () => {
  test('lets jobs run again, by number, by task, or all', async () => {
    const [one, two, three] = [await fail('send-mail'), await fail('send-mail'), await fail('send-digest')]
    expect(await jobs(['replay', one])).toMatchObject({ stdout: `Running again: ${one}\n`, stderr: '' })
    expect(await runnable()).toEqual([one])
    expect(await jobs(['replay', '--task', 'send-mail'])).toMatchObject({ stdout: `Running again: ${two}\n` })
    expect(await jobs(['replay', '--all'])).toMatchObject({ stdout: `Running again: ${three}\n` })
    expect(await runnable()).toEqual([one, two, three])
    expect(await jobs(['replay', '--all'])).toMatchObject({ stdout: 'There is no such failed job.\n' })
  })

  test('names the numbers that are none of a failed job, and leaves jobs alone that may still succeed', async () => {
    const id = await fail('send-mail')
    await queue.addJob('send-mail', {}, new Date('2099-01-01'))
    const { rows } = await queue.pool.query('select max(id)::text as id from graphile_worker._private_jobs')
    expect(await jobs(['replay', id, rows[0].id])).toMatchObject({
      code: 1,
      stdout: `Running again: ${id}\n`,
      stderr: `Not among the failed jobs: ${rows[0].id}.\n`,
    })
    expect(await runnable()).toEqual([id])
  })
})

describe('anything else', () => {
  test.each([[[]], [['replay']], [['replay', 'one']], [['replay', '--task']], [['failed', '1']]])(
    '%j gets the usage',
    async args => {
      expect(await jobs(args)).toMatchObject({ code: 1, stderr: expect.stringContaining('Usage: ./todo jobs failed') })
    },
  )

  test('a database out of reach is one sentence', async () => {
    expect(await jobs(['failed'], 'postgres://me:secret@127.0.0.1:9/todo')).toMatchObject({
      code: 1,
      stderr: 'The queue could not be asked: connect ECONNREFUSED 127.0.0.1:9\n',
    })
  })
})
