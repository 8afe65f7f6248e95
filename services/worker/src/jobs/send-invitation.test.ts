import { randomUUIDv7 } from 'node:crypto'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { useQueue } from '../testing/queue.ts'
import { startSmtpSink } from '../testing/smtp-sink.ts'
import { startWorker } from '../testing/start-worker.ts'

const queue = useQueue()
afterEach(() => queue.pool.query('delete from users; delete from lists; delete from graphile_worker._private_jobs'))

const token = 'k7YpW2mQvX9sLd3RtB8nZ1cF5hJ6gA4eU0iOqNwErTy'

const invite = async ({ email = 'grace@example.org', inviter = {}, expires = '14 days' } = {}) => {
  const { id: invitedBy } = await queue.people.addUser({ name: 'Ada', ...inviter })
  const list = await queue.people.addList([invitedBy], 'Holiday <b>plans</b>')
  const id = randomUUIDv7()
  await queue.pool.query(
    `insert into invitations (id, list_id, email, role, token_hash, invited_by, created_at, expires_at)
      values ($1, $2, $3, 'editor', sha256($4::text::bytea), $5, now() - interval '20 days', now() + $6::interval)`,
    [id, list, email, id, invitedBy, expires],
  )
  await queue.addJob('send-invitation', { invitationId: id, token })
  return id
}
const start = async () => {
  const sink = await startSmtpSink()
  onTestFinished(() => sink.close())
  const env = { SMTP_URL: sink.url, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' }
  return { sink, ...(await startWorker({ url: queue.url, env })) }
}
const idle = () => eventually(async () => expect(await queue.jobs()).toEqual([]))
/** All that the database has, but for the hash that signing in with the token is compared with. */
const everything = async () => JSON.stringify((await queue.pool.query('select * from mails')).rows)

test('an invitation is a mail with a link that keeps the token behind the #, and then the token is nowhere', async () => {
  const { sink, lines } = await start()
  await invite()
  await eventually(() => expect(sink.received).toHaveLength(1))
  await idle()
  const [mail] = sink.received
  const words = mail?.raw.replaceAll(/=\r\n/g, '').replaceAll('=3D', '=') ?? ''
  expect(mail?.to).toBe('grace@example.org')
  expect(words).toContain(`https://todo.example.org/invitations#token=${token}`)
  expect(words).toMatch(/^Subject: Ada invites you to a list\r$/m)
  expect(words).toContain('Holiday &#60;b&#62;plans')
  expect(JSON.stringify(lines) + (await everything())).not.toContain(token)
})

test.each([
  ['of the inviter', 'nobody@example.org', 'Ada lädt dich zu einer Liste ein'],
  ['of the invited when they are known', 'grace@example.org', 'Ada invites you to a list'],
])('it is in the language %s', async (_whose, email, subject) => {
  await queue.people.addUser({ email: 'grace@example.org', locale: 'en-US' })
  await invite({ email, inviter: { locale: 'de' } })
  await startWorker({ url: queue.url })
  await eventually(async () =>
    expect((await queue.pool.query('select subject from mails')).rows).toEqual([{ subject }]),
  )
})

test.each([
  ['was taken back', 'delete from invitations'],
  ['is over', `update invitations set expires_at = now() - interval '1 second'`],
])('one that %s is no mail, whether it was written or not', async (_what, statement) => {
  const written = await invite()
  const first = await startWorker({
    url: queue.url,
    env: { SMTP_URL: 'smtp://127.0.0.1:9', SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' },
  })
  await first.logged('job failed')
  await first.stop()
  await invite()
  await queue.pool.query(statement)
  await queue.pool.query('update graphile_worker._private_jobs set run_at = now()')
  const { sink } = await start()
  await idle()
  expect(sink.received).toEqual([])
  expect(await everything()).not.toContain(token)
  expect(written).toBeDefined()
})
