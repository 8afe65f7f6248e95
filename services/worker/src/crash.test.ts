import { once } from 'node:events'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { eventually } from './testing/eventually.ts'
import { useQueue } from './testing/queue.ts'
import { startSmtpSink } from './testing/smtp-sink.ts'
import { startMain } from './testing/start-main.ts'

/**
 * A worker is killed at each step of a reminder, and another takes over. What holds it at the step is a lock that the test
 * has in the database, or the mail server: nothing in the worker knows of the test.
 */
const queue = useQueue()
afterEach(() => queue.clear())

/** Where a mail server can hold a client. */
type Point = 'before-data' | 'before-250'

/** Takes a lock in a transaction of its own, and answers with what ends it. */
const lock = async (statement: string): Promise<() => Promise<void>> => {
  const holder = await queue.pool.connect()
  await holder.query('begin')
  await holder.query(statement)
  return async () => {
    await holder.query('rollback')
    holder.release()
  }
}

const waitsForLock = () =>
  eventually(async () => {
    const { rows } = await queue.pool.query(
      `select from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'todo-worker'`,
    )
    expect(rows).not.toEqual([])
  })

/** A statement that waits goes on after its client is gone, and would commit once the lock is free. */
const endStatements = async () => {
  const backends = `from pg_stat_activity where application_name = 'todo-worker'`
  await queue.pool.query(`select pg_terminate_backend(pid) ${backends}`)
  await eventually(async () => expect((await queue.pool.query(`select ${backends}`)).rowCount).toBe(0))
}

/** A reminder that is due, or whose mail is written already. */
const remind = async ({ written = false } = {}) => {
  const reader = await queue.people.addUser()
  const todo = await queue.people.addTodo(await queue.people.addList([reader.id]))
  await queue.people.addReminder(todo, reader.id, new Date())
  if (!written) return
  await queue.pool.query('delete from graphile_worker._private_jobs; update reminders set sent_at = now()')
  const { rows } = await queue.pool.query(
    `insert into mails (key, kind, recipient, subject, body, html, user_id, todo_id, wanted_at)
      select 'reminder ' || id, 'reminder', $1, 's', 'b', 'h', user_id, todo_id, remind_at from reminders returning id`,
    [reader.email],
  )
  await queue.addJob('send-mail', { mailId: rows[0].id })
}

const setUp = async () => {
  const points: Partial<Record<Point, () => Promise<unknown>>> = {}
  const sink = await startSmtpSink({
    onRecipient: () => points['before-data']?.(),
    onMail: () => points['before-250']?.(),
  })
  onTestFinished(() => sink.close())
  const env = { DATABASE_URL: queue.url, SMTP_URL: sink.url, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' }
  const start = () => startMain({ ...env, CONCURRENT_JOBS: '2' })
  /** Kills the worker where it is, lets another finish, and waits until there is nothing left to do. */
  const killAndRecover = async ({ child }: Awaited<ReturnType<typeof startMain>>, release = async () => {}) => {
    child.kill('SIGKILL')
    await once(child, 'exit')
    await endStatements()
    for (const point of Object.keys(points)) delete points[point as Point]
    await release()
    const next = await start()
    const done = async () => {
      expect((await queue.pool.query('select state from mails')).rows).toEqual([{ state: 'sent' }])
      expect(await queue.jobs()).toEqual([])
    }
    await eventually(done)
    next.child.kill('SIGTERM')
    expect(await next.ended).toBe(0)
  }
  return { sink, points, start, killAndRecover }
}

describe('one mail arrives when the worker is killed', () => {
  test.each([
    ['before it takes the reminder', false, 'select from reminders for update'],
    ['with the reminder taken, before it writes the mail', false, 'lock table mails in exclusive mode'],
    ['with the mail written, before the commit', false, 'lock table graphile_worker._private_tasks in exclusive mode'],
    ['before it claims the mail', true, 'lock table mails in access exclusive mode'],
  ])('%s', async (_when, written, statement) => {
    const { sink, start, killAndRecover } = await setUp()
    await remind({ written })
    const release = await lock(statement)
    const first = await start()
    await waitsForLock()
    await killAndRecover(first, release)
    expect(sink.received).toHaveLength(1)
  })

  test.each<[string, Point]>([
    ['in its conversation with the mail server', 'before-data'],
    ['with the mail handed over, before the server’s 250', 'before-250'],
  ])('%s', async (_when, point) => {
    const { sink, points, start, killAndRecover } = await setUp()
    const reached = Promise.withResolvers<void>()
    const gone = Promise.withResolvers<void>()
    points[point] = () => {
      reached.resolve()
      return gone.promise
    }
    await remind()
    const first = await start()
    await reached.promise
    await killAndRecover(first, async () => gone.reject(new Error('the client is gone')))
    expect(sink.received).toHaveLength(1)
  })

  test('with the reminder’s mail committed, before the queue knows that its job is done', async () => {
    const { sink, start, killAndRecover } = await setUp()
    await remind()
    const openMails = await lock('lock table mails in exclusive mode')
    const first = await start()
    await waitsForLock()
    const release = await lock('select from graphile_worker._private_jobs for update')
    await openMails()
    await eventually(() => expect(sink.received).toHaveLength(1))
    await waitsForLock()
    await killAndRecover(first, release)
    expect(sink.received).toHaveLength(1)
  })

  test('with the mail recorded as sent, before the queue knows that its job is done', async () => {
    const { sink, points, start, killAndRecover } = await setUp()
    let release = async () => {}
    points['before-250'] = async () => {
      release = await lock('select from graphile_worker._private_jobs for update')
    }
    await remind({ written: true })
    const first = await start()
    await waitsForLock()
    await killAndRecover(first, () => release())
    expect(sink.received).toHaveLength(1)
  })
})

test('killed after the server’s 250 and before the commit, it sends the same mail again, with the same Message-ID', async () => {
  const { sink, start, killAndRecover } = await setUp()
  await remind({ written: true })
  const release = await lock('select from mails for update')
  const first = await start()
  await waitsForLock()
  expect(sink.received).toHaveLength(1)
  await killAndRecover(first, release)
  const [one, two, ...more] = sink.received
  expect(more).toEqual([])
  expect(two?.messageId).toBe(one?.messageId)
  expect(one?.messageId).toMatch(/^<[0-9a-f-]{36}@example\.org>$/)
})
