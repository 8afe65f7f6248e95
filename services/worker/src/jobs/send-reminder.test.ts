import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import type { Due } from '../testing/people.ts'
import { useQueue } from '../testing/queue.ts'
import { startSmtpSink } from '../testing/smtp-sink.ts'
import { startWorker } from '../testing/start-worker.ts'

const queue = useQueue()
afterEach(() => queue.clear())

const start = async () => {
  const sink = await startSmtpSink()
  onTestFinished(() => sink.close())
  const env = { SMTP_URL: sink.url, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' }
  return { sink, ...(await startWorker({ url: queue.url, env })) }
}
const now = () => new Date()
/** Everything that was to be done is done. */
const idle = () => eventually(async () => expect(await queue.jobs()).toEqual([]))
const make = async ({ due = {} as Due, user = {}, title = 'Water the plants' } = {}) => {
  const reader = await queue.people.addUser(user)
  const list = await queue.people.addList([reader.id], 'Garden')
  return { reader, list, todo: await queue.people.addTodo(list, due, title) }
}
const mails = async () =>
  (await queue.pool.query('select kind, state, body, settled_at is not null as settled from mails')).rows

describe('a reminder at its time', () => {
  test('is one mail to its reader, and what it said is forgotten', async () => {
    const { sink, metrics } = await start()
    const { reader, todo } = await make()
    await queue.people.addReminder(todo, reader.id, now())
    await eventually(() => expect(sink.received).toHaveLength(1))
    await idle()
    expect(sink.received).toMatchObject([{ to: reader.email, raw: expect.stringContaining('Water the plants') }])
    expect(sink.received[0]?.raw).toContain(`https://todo.example.org/todos/${todo}`)
    expect(sink.received[0]?.raw).toMatch(/^Auto-Submitted: auto-generated$/im)
    expect(await mails()).toEqual([{ kind: 'reminder', state: 'sent', body: null, settled: true }])
    expect(await metrics()).toContain('mails_total{kind="reminder",outcome="sent"} 1')
    expect(await metrics()).toContain('reminder_lateness_seconds_count 1')
  })

  test('says in the subject when, and not what', async () => {
    const { sink } = await start()
    const due = { date: '2030-07-01', time: '15:00', zone: 'Asia/Tokyo' }
    const { reader, todo } = await make({ due, user: { timeZone: 'Europe/Berlin', locale: 'de-DE' } })
    await queue.people.addReminder(todo, reader.id, now())
    await eventually(() => expect(sink.received).toHaveLength(1))
    const raw = sink.received[0]?.raw ?? ''
    const encoded = raw.match(/^Subject: ((?:.|\r\n )*)/m)?.[1] ?? ''
    const words = encoded.replaceAll(/\?=\r\n =\?UTF-8\?Q\?/g, '')
    const subject = words.replaceAll(/=([0-9A-F]{2})/g, '%$1').replaceAll('_', ' ')
    expect(decodeURIComponent(subject)).toContain('fällig Montag, 1. Juli 2030 um 08:00')
    expect(encoded).not.toContain('plants')
    await idle()
  })

  test('is one mail when two reminders stand for it, and when the first is replaced by an equal one', async () => {
    const { sink } = await start()
    const { reader, todo } = await make()
    const at = now()
    await queue.people.addReminder(todo, reader.id, at)
    await queue.people.addReminder(todo, reader.id, at)
    await eventually(() => expect(sink.received).toHaveLength(1))
    await idle()
    await queue.pool.query('delete from reminders')
    await queue.people.addReminder(todo, reader.id, at)
    await idle()
    expect(sink.received).toHaveLength(1)
  })

  test('is another mail after its todo has moved to the future', async () => {
    const { sink } = await start()
    const { reader, todo } = await make()
    const reminder = await queue.people.addReminder(todo, reader.id, now())
    await eventually(() => expect(sink.received).toHaveLength(1))
    await idle()
    await queue.people.setReminder(reminder, 'at', new Date(Date.now() + 300))
    await eventually(() => expect(sink.received).toHaveLength(2))
    expect(new Set(sink.received.map(({ messageId }) => messageId)).size).toBe(2)
    await idle()
  })
})

describe('a reminder whose time comes is no mail', () => {
  /** What somebody does to it, while the triggers that would take its job away look elsewhere. */
  const behindTheBack = (statement: string, table: string) =>
    queue.pool.query(
      `alter table ${table} disable trigger user; ${statement}; alter table ${table} enable trigger user`,
    )

  test.each([
    ['for a todo that is done', 'update todos set completed_at = now()', 'todos'],
    ['for a todo in the trash', 'update todos set trashed_at = now()', 'todos'],
    ['in a list that is archived', 'update lists set archived_at = now()', 'lists'],
    ['for a reader who is no member any more', 'delete from members', 'members'],
    ['when it was moved', `update reminders set remind_at = '2030-01-01Z'`, 'reminders'],
    ['when it was sent', 'update reminders set sent_at = now()', 'reminders'],
  ])('%s', async (_when, statement, table) => {
    const { reader, todo } = await make()
    await queue.people.addReminder(todo, reader.id, now())
    await behindTheBack(statement, table)
    const { sink, logged } = await start()
    await logged('the reminder is not wanted any more')
    await idle()
    expect([sink.received, await mails()]).toEqual([[], []])
    await queue.pool.query('delete from lists')
  })

  test('for a todo that is deleted, whose job is another reader’s too', async () => {
    const { reader, todo } = await make()
    await queue.people.addReminder(todo, reader.id, now())
    await behindTheBack('delete from todos', 'reminders')
    const { sink, logged } = await start()
    await logged('the reminder is not wanted any more')
    expect(sink.received).toEqual([])
    await idle()
  })

  test.each([
    ['done', 'update todos set completed_at = now()'],
    ['rescheduled', `update reminders set at = '2030-01-01Z'`],
    ['unshared', 'delete from members'],
    ['archived', 'update lists set archived_at = now()'],
  ])('when it waited for the mail server and is %s meanwhile', async (_what, statement) => {
    const { reader, todo } = await make()
    await queue.people.addReminder(todo, reader.id, now())
    const unreachable = { SMTP_URL: 'smtp://127.0.0.1:9', SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' }
    const first = await startWorker({ url: queue.url, env: unreachable })
    await first.logged('job failed')
    await first.stop()
    await queue.pool.query(statement)
    await queue.pool.query(
      `update graphile_worker._private_jobs set run_at = now() where run_at < now() + interval '1 day'`,
    )
    const { sink, metrics } = await start()
    await eventually(async () =>
      expect(await mails()).toEqual([{ kind: 'reminder', state: 'withdrawn', body: null, settled: true }]),
    )
    expect(sink.received).toEqual([])
    expect(await metrics()).toContain('mails_total{kind="reminder",outcome="withdrawn"} 1')
    await queue.pool.query('delete from lists')
  })
})
