import type { ReceivedSpan } from '@todo/observability/testing'
import { SMTPServer } from 'smtp-server'
import { afterAll, expect, test, vi } from 'vitest'
import { startHouse } from './house.ts'
import { beginTrace, signUp } from './person.ts'

const mails: string[] = []
const server = new SMTPServer({
  authOptional: true,
  hideSTARTTLS: true,
  disableReverseLookup: true,
  onData: (stream, _session, done) => {
    stream.setEncoding('utf8').on('data', text => mails.push(text))
    stream.on('end', done)
  },
})
await new Promise<void>(listening => void server.listen(0, '127.0.0.1', listening))
// The worker, which keeps its connections, is gone by then.
afterAll(() => new Promise<void>(closed => server.close(() => closed())))
const { port } = server.server.address() as { port: number }
const SMTP_URL = `smtp://127.0.0.1:${port}`
const house = await startHouse({ env: { SMTP_URL, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' } })

const serviceOf = ({ resource }: ReceivedSpan) => resource['service.name']
const spansOf = (traceId: string) => house.collected.spans.filter(span => span.traceId === traceId)

/** Waits until a span of this name has arrived. */
const find = (traceId: string, name: string, service: string) =>
  vi.waitUntil(() => spansOf(traceId).find(span => span.name === name && serviceOf(span) === service), {
    timeout: 20_000,
  })

/** The span's parents, nearest first, as far as they were exported. */
const ancestors = (span: ReceivedSpan): ReceivedSpan[] => {
  const parent = spansOf(span.traceId).find(({ spanId }) => spanId === span.parentSpanId)
  return parent ? [parent, ...ancestors(parent)] : []
}

test('a click, its requests, statements and jobs, and the mail that follows are one trace', async () => {
  const ada = await signUp(house.url)
  const { body: list } = await ada.call('POST', '/v1/lists', { name: 'Home' })
  const { traceId, spanId, headers } = beginTrace()
  const invited = await ada.call(
    'POST',
    `/v1/lists/${list.id}/invitations`,
    { email: 'grace@example.org', role: 'editor' },
    headers,
  )
  expect(invited.status).toBe(201)

  const mail = await find(traceId, 'send mail', 'worker')
  const path = ancestors(mail)
  expect(path.map(span => `${serviceOf(span)}: ${span.name}`)).toEqual([
    'worker: process send-mail',
    'worker: send send-mail',
    'worker: process send-invitation',
    'api: send send-invitation',
    'api: POST /v1/lists/:listId/invitations',
    'web: POST',
    'web: POST /v1/*',
  ])
  expect(path.at(-1)?.parentSpanId).toBe(spanId)
  expect(mails.join('')).toContain('grace@example.org')
})

test('spans say what the semantic conventions ask of them', async () => {
  const ada = await signUp(house.url)
  const { body: list } = await ada.call('POST', '/v1/lists', { name: 'Home' })
  const { traceId, headers } = beginTrace()
  await ada.call('POST', '/v1/todos', { listId: list.id, title: 'Buy milk' }, headers)

  const request = await find(traceId, 'POST /v1/todos', 'api')
  expect(request.attributes).toMatchObject({
    'http.request.method': 'POST',
    'http.route': '/v1/todos',
    'http.response.status_code': 201,
    'url.path': '/v1/todos',
  })
  const statements = () =>
    spansOf(traceId).filter(({ attributes }) => String(attributes['db.query.text']).includes('insert into todos'))
  await vi.waitUntil(() => statements().length > 0)
  expect(statements()[0]).toMatchObject({ parentSpanId: request.spanId })
  expect(statements()[0]?.attributes).toMatchObject({
    'db.system.name': 'postgresql',
    'db.query.summary': 'insert-todo',
    'db.namespace': expect.any(String),
    'server.address': expect.any(String),
  })
  // What comes along with another statement is no step of its own.
  expect(spansOf(traceId).map(({ name }) => name.toLowerCase())).not.toContainEqual(
    expect.stringMatching(/:(begin|set-trace)/),
  )
})

test('a reminder that is due much later is linked to the request that asked for it', async () => {
  const ada = await signUp(house.url)
  const { body: list } = await ada.call('POST', '/v1/lists', { name: 'Home' })
  const { traceId, headers } = beginTrace()
  const at = new Date(Date.now() + 3_600_000).toISOString()
  const made = await ada.call('POST', '/v1/todos', { listId: list.id, title: 'Call', reminders: [{ at }] }, headers)
  expect(made.status).toBe(201)
  const request = await find(traceId, 'POST /v1/todos', 'api')
  // Its time has come, but a job knows when it was asked for.
  await house.sql(`update graphile_worker._private_jobs set run_at = now(), created_at = now() - interval '1 hour'`)
  const reminder = await vi.waitUntil(
    () => house.collected.spans.find(({ links = [] }) => links.some(link => link.traceId === traceId)),
    { timeout: 20_000 },
  )
  expect(reminder).toMatchObject({ name: 'process send-reminder', links: [{ traceId, spanId: request.spanId }] })
  expect(reminder.traceId).not.toBe(traceId)
})

test('a request that is not sampled leaves no span, in no service', async () => {
  const ada = await signUp(house.url)
  const { traceId, spanId } = beginTrace()
  await ada.call('GET', '/v1/account', undefined, { traceparent: `00-${traceId}-${spanId}-00` })
  const after = beginTrace()
  await ada.call('GET', '/v1/account', undefined, after.headers)
  await find(after.traceId, 'GET /v1/*', 'web')
  await find(after.traceId, 'GET /v1/account', 'api')
  expect(spansOf(traceId)).toEqual([])
})
