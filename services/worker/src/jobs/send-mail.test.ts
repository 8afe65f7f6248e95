import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { useQueue } from '../testing/queue.ts'
import { reply, startSmtpSink } from '../testing/smtp-sink.ts'
import { startWorker } from '../testing/start-worker.ts'

const queue = useQueue()
afterEach(() => queue.clear())

type Sink = Parameters<typeof startSmtpSink>[0]
const start = async (options: Sink = {}, env: Record<string, string> = {}) => {
  const sink = await startSmtpSink(options)
  onTestFinished(() => sink.close())
  const smtp = { SMTP_URL: sink.url, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org', ...env }
  return { sink, ...(await startWorker({ url: queue.url, env: smtp })) }
}

/** A reminder that is due. */
const remind = async () => {
  const reader = await queue.people.addUser()
  const todo = await queue.people.addTodo(await queue.people.addList([reader.id]))
  await queue.people.addReminder(todo, reader.id, new Date())
  return reader
}
const mail = async () => (await queue.pool.query('select state, reason, body from mails')).rows[0]
/** Its first attempt is over. */
const once = { task_identifier: 'send-mail', attempts: 1, max_attempts: 16, last_error: expect.any(String) }
const tryAgain = () => queue.pool.query('update graphile_worker._private_jobs set run_at = now()')

describe('a mail that the server refuses', () => {
  test('for its address, for good, ends as failed with the reason, and without the address in it', async () => {
    const { sink, metrics, lines } = await start({
      onRecipient: address => {
        throw reply(550, `5.1.1 <${address}> nobody lives there`)
      },
    })
    const { email } = await remind()
    await eventually(async () => expect(await mail()).toMatchObject({ state: 'failed' }))
    const { reason } = await mail()
    expect(reason).toContain('nobody lives there')
    await eventually(async () => {
      const [job] = await queue.jobs()
      expect(job).toMatchObject({ task_identifier: 'send-mail', last_error: reason })
      expect(job.attempts).toBe(job.max_attempts)
    })
    expect(sink.received).toEqual([])
    expect(await metrics()).toContain('mails_total{kind="reminder",outcome="refused"} 1')
    expect(await metrics()).toContain('jobs_failed{job="send-mail"} 1')
    expect(JSON.stringify([lines, reason])).not.toContain(email)
  })

  test('for now is tried again, and arrives once', async () => {
    let calls = 0
    const { sink, metrics } = await start({
      onMail: () => {
        if (++calls === 1) throw reply(451, '4.3.2 come back later')
      },
    })
    await remind()
    await eventually(async () => expect(await queue.jobs()).toMatchObject([once]))
    expect(await mail()).toMatchObject({ state: 'waiting' })
    await tryAgain()
    await eventually(async () => expect(await mail()).toMatchObject({ state: 'sent' }))
    expect(sink.received).toHaveLength(1)
    expect(await metrics()).toContain('mails_total{kind="reminder",outcome="deferred"} 1')
  })

  test('because we may not send is tried again: that is no fault of the address', async () => {
    const { lines, logged } = await start({
      server: { onMailFrom: (_address, _session, answer) => answer(reply(550, '5.7.1 not from you')) },
    })
    await remind()
    await logged('job failed')
    await eventually(async () => expect(await queue.jobs()).toMatchObject([once]))
    expect(await mail()).toMatchObject({ state: 'waiting' })
    expect(JSON.stringify(lines)).not.toContain('Water the plants')
  })
})

describe('a server', () => {
  test('that cannot be reached is tried again', async () => {
    const { sink } = await start({}, { SMTP_URL: 'smtp://127.0.0.1:9' })
    await remind()
    await eventually(async () => expect(await queue.jobs()).toMatchObject([once]))
    expect([sink.received, await mail()]).toMatchObject([[], { state: 'waiting' }])
  })

  test('that speaks no TLS, or under a certificate for nobody, gets no mail unless TLS is switched off', async () => {
    for (const hideSTARTTLS of [true, false]) {
      const { sink, logged, stop } = await start({ server: { hideSTARTTLS } }, { SMTP_TLS: 'required' })
      await remind()
      expect(await logged('job failed')).toMatchObject({ err: { code: expect.stringMatching(/^E(TLS|SOCKET)$/) } })
      expect(sink.received).toEqual([])
      await stop()
      await queue.clear()
    }
  })

  test('that wants a password gets it, and no log line has it', async () => {
    const seen: unknown[] = []
    const onAuth: SMTPServerOptions['onAuth'] = ({ username, password }, _session, answer) => {
      seen.push({ username, password })
      answer(null, { user: username })
    }
    const sink = await startSmtpSink({ server: { authOptional: false, allowInsecureAuth: true, onAuth } })
    onTestFinished(() => sink.close())
    const SMTP_URL = sink.url.replace('//', '//ada:p%40ss-word@')
    const env = { SMTP_URL, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' }
    const { lines } = await startWorker({ url: queue.url, env })
    await remind()
    await eventually(() => expect(sink.received).toHaveLength(1))
    expect(seen).toEqual([{ username: 'ada', password: 'p@ss-word' }])
    expect(JSON.stringify(lines)).not.toMatch(/p@ss-word|p%40ss-word/)
  })
})

test('a mail that another connection is sending is left to it', async () => {
  await remind()
  const { rows } = await queue.pool.query(
    `insert into mails (key, kind, recipient, subject, body, html, user_id)
      select 'digest x', 'digest', email, 's', 'b', 'h', id from users limit 1 returning id`,
  )
  await queue.pool.query('delete from graphile_worker._private_jobs')
  const other = await queue.pool.connect()
  await other.query('select verdict from app.claim_mail($1)', [rows[0].id])
  const { sink, logged } = await start()
  await queue.addJob('send-mail', { mailId: rows[0].id })
  expect(await logged('job failed')).toMatchObject({ err: { message: 'the mail is being sent by another job' } })
  expect(sink.received).toEqual([])
  other.release(true)
})
