import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startHouse } from './house.ts'
import { beginTrace, type Person, password, signUp } from './person.ts'

/** Stands in everything that people write or keep to themselves, and nowhere else. */
const secret = 'zebrafink'
const address = `${secret}@${secret}.example.org`
const refused = new Error(`5.7.1 <${address}> will not have "${secret} milk"`)

const server = new SMTPServer({
  allowInsecureAuth: true,
  onAuth: (_auth, _session, done) => done(null, { user: 'ada' }),
  hideSTARTTLS: true,
  disableReverseLookup: true,
  onRcptTo: (_address, _session, done) => done(Object.assign(refused, { responseCode: 550 })),
})
await new Promise<void>(listening => void server.listen(0, '127.0.0.1', listening))
// The worker, which keeps its connections, is gone by then.
afterAll(() => new Promise<void>(closed => server.close(() => closed())))
const { port } = server.server.address() as { port: number }
const SMTP_URL = `smtp://ada:${secret}@127.0.0.1:${port}`
const house = await startHouse({ env: { SMTP_URL, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' } })

let ada: Person
let listId: string
beforeAll(async () => {
  ada = await signUp(house.url)
  const { body } = await ada.call('POST', '/v1/lists', { name: `${secret} list` })
  listId = body.id
})

const headers = {
  authorization: `Bearer ${secret}`,
  'x-api-key': secret,
  referer: `https://example.org/?q=${secret}`,
  ...beginTrace().headers,
}
const post = (path: string, body: unknown) => ada.call('POST', path, body, headers)

describe('fed with secrets', () => {
  test('requests that succeed', async () => {
    const todo = { listId, title: `${secret} milk`, notes: `${secret} notes` }
    expect((await post('/v1/todos', { ...todo, reminders: [{ at: new Date().toISOString() }] })).status).toBe(201)
    expect((await ada.call('GET', `/v1/search?q=${secret}`, undefined, headers)).status).toBe(200)
    expect((await post(`/v1/lists/${listId}/invitations`, { email: address, role: 'editor' })).status).toBe(201)
  })

  test('requests that are refused', async () => {
    expect((await post('/v1/todos', `{"title": "${secret}`)).status).toBe(400)
    expect((await post('/v1/todos', { listId, title: `${secret}`.repeat(500) })).status).toBe(400)
    expect((await post('/v1/sessions', { email: address, password: secret })).status).toBe(401)
    expect((await ada.call('GET', `/v1/todos/milk?q=${secret}`, undefined, headers)).status).toBe(400)
    expect((await post('/v1/tags', { name: secret })).status).toBe(201)
    expect((await post('/v1/tags', { name: secret })).status).toBe(409)
  })

  test.each([
    [
      'a constraint whose detail shows the row',
      `alter table todos add constraint no_milk check (title not like '%fail')`,
    ],
    [
      'a value that Postgres quotes',
      `create function quote() returns trigger language plpgsql as $$ begin
        raise exception 'invalid input syntax: "%"', new.title using errcode = '22P02'; end $$;
      create trigger quote before insert on todos for each row execute function quote()`,
    ],
  ])('SQL that fails: %s', async (_what, statement) => {
    await house.sql(statement)
    expect((await post('/v1/todos', { listId, title: `${secret} fail` })).status).toBe(500)
  })

  test('Prisma that fails', async () => {
    await house.sql(`alter table users add constraint no_bird check (name not like '${secret}%')`)
    const account = { email: `b${address}`, name: `${secret} bird`, password: `${secret}-${password}` }
    expect((await post('/v1/account', account)).status).toBe(500)
  })

  test('a mail server that says everything again', async () => {
    const failed = () => house.sql(`select from mails where state = 'failed'`)
    await vi.waitUntil(async () => (await failed()).length > 0, { timeout: 20_000, interval: 100 })
  })

  test('a browser that tells too much', async () => {
    const error = { type: 'Error', message: `no ${address}`, frames: [], at: Date.now(), page: '/' }
    const body = { device: 'phone', vitals: [], spans: [], errors: [error] }
    const own = { ...headers, 'sec-fetch-site': 'same-origin' }
    expect((await ada.call('POST', '/telemetry', body, own)).status).toBe(204)
    expect((await ada.call('POST', '/telemetry', { ...body, title: secret }, own)).status).toBe(400)
  })
})

test('no log line, span or record has any of it', async () => {
  const token = ada.cookie.slice(ada.cookie.indexOf('=') + 1)
  await house.stop()
  const told = [
    ...house.services.map(service => service.output()),
    ...[...house.collected.spans, ...house.collected.logs].map(entry => JSON.stringify(entry)),
  ]
  // Enough was told, and of the failures too.
  expect(house.collected.spans.length).toBeGreaterThan(60)
  expect(house.collected.logs.length).toBeGreaterThan(20)
  expect(told.join()).toMatch(/no_milk/)
  expect(told.join()).toMatch(/no_bird/)
  expect(told.join()).toMatch(/22P02/)
  expect(told.join()).toMatch(/browser\.error/)
  expect(told.join()).toMatch(/job failed/)
  for (const word of [secret, ada.email, token, password]) {
    expect(told.filter(text => text.toLowerCase().includes(word.toLowerCase()))).toEqual([])
  }
}, 60_000)
