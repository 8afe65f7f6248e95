import { randomUUID, randomUUIDv7 } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Statement, whileOpen } from './testing/open-transaction.ts'
import { makeList, makeTodo, readLists, readTodos, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)
const list = await makeList(ada)

const send = (key: string, body: object, path = '/v1/todos', { agent } = ada) =>
  agent.post(path).set('idempotency-key', key).send(body)
const anew = () => ({ listId: list.id, title: randomUUID() })
const count = async (title: string) =>
  (await readTodos(ada, { listId: list.id })).filter(todo => todo.title === title).length

describe('replay', () => {
  it('answers the same, byte for byte, and does it once', async () => {
    const [key, body] = [randomUUID(), anew()]
    const [first, second] = [await send(key, body).expect(201), await send(key, body).expect(201)]
    expect(second.text).toBe(first.text)
    for (const header of ['etag', 'location', 'content-type', 'cache-control']) {
      expect([header, second.headers[header]]).toEqual([header, first.headers[header]])
    }
    expect(await count(body.title)).toBe(1)
  })

  it('of an action answers what it answered then, though the todo changed since', async () => {
    const [key, todo] = [randomUUID(), await makeTodo(ada, list.id)]
    const path = `/v1/todos/${todo.id}/complete`
    const first = await send(key, {}, path).expect(200)
    await ada.agent.post(`/v1/todos/${todo.id}/reopen`).expect(200)
    expect((await send(key, {}, path).expect(200)).text).toBe(first.text)
    expect((await ada.agent.get(`/v1/todos/${todo.id}`)).body.completedAt).toBeNull()
  })

  it('is each user’s own', async () => {
    const [key, bob] = [randomUUID(), await signUp(api)]
    await send(key, { name: 'Ada’s' }, '/v1/lists').expect(201)
    await send(key, { name: 'Bob’s' }, '/v1/lists', bob).expect(201)
    expect((await readLists(bob)).map(({ name }) => name)).toEqual(['Bob’s'])
  })

  it('ends after 24 hours: then the key is new', async () => {
    const [key, body] = [randomUUID(), anew()]
    const first = await send(key, body).expect(201)
    const age = (interval: string) =>
      api.sql('update idempotency_keys set created_at = now() - $1::interval where key = $2', interval, key)
    await age('23 hours 59 minutes')
    expect((await send(key, body).expect(201)).text).toBe(first.text)
    await age('24 hours 1 second')
    const later = await send(key, { ...body, notes: 'another body' }).expect(201)
    expect(later.body.id).not.toBe(first.body.id)
    expect((await send(key, { ...body, notes: 'another body' }).expect(201)).text).toBe(later.text)
  })
})

describe('concurrent retries', () => {
  it('of one key make one row: each is answered the same or told to wait', async () => {
    const [key, body] = [randomUUID(), anew()]
    const answers = await Promise.all(Array.from({ length: 12 }, () => send(key, body)))
    const made = answers.filter(({ status }) => status === 201)
    expect(new Set(made.map(({ text }) => text)).size).toBe(1)
    expect(answers.filter(({ status }) => status !== 201).map(answer => answer.body.code)).toEqual(
      Array(12 - made.length).fill('request-in-flight'),
    )
    expect(await count(body.title)).toBe(1)
  })

  it('409 request-in-flight with Retry-After while the first one runs', async () => {
    const [key, body] = [randomUUID(), anew()]
    const order: Statement = ['select pg_advisory_xact_lock(hashtextextended($1, 1))', [list.id]]
    await whileOpen(api, [order], async ({ commit, untilAwaited }) => {
      const first = send(key, body).then(answer => answer)
      await untilAwaited()
      const second = await send(key, body).expect(409).expect('retry-after', '1')
      expect(second.body.code).toBe('request-in-flight')
      await commit()
      expect((await first).status).toBe(201)
    })
    await send(key, body).expect(201)
    expect(await count(body.title)).toBe(1)
  })

  it('201 as the first one was answered, when that one commits between the look and the insert', async () => {
    const [key, body] = [randomUUID(), { ...anew(), id: randomUUIDv7() }]
    const first = await send(key, body).expect(201)
    const [stored] = await api.sql('delete from idempotency_keys where key = $1 returning *', key)
    const { request_hash, status, headers, body: text } = stored ?? {}
    const keep = `insert into idempotency_keys (user_id, key, request_hash, status, headers, body) values ($1, $2, $3, $4, $5, $6)`
    // The row's identifier is held by a transaction that also stores the answer, as the first request's does.
    const touch: Statement = ['delete from todos where id = $1', [body.id]]
    const remake: Statement = [
      `insert into todos (id, list_id, title, position) values ($1, $2, 'first', 'b00')`,
      [body.id, list.id],
    ]
    const second = await whileOpen(
      api,
      [touch, remake, [keep, [ada.id, key, request_hash, status, JSON.stringify(headers), text]]],
      async ({ commit, untilAwaited }) => {
        const waiting = send(key, body).then(answer => answer)
        await untilAwaited()
        await commit()
        return waiting
      },
    )
    expect([second.status, second.text]).toEqual([201, first.text])
  })
})

describe('refused', () => {
  it('422 idempotency-key-reused with another body, and with another path', async () => {
    const [key, body] = [randomUUID(), anew()]
    await send(key, body).expect(201)
    const refused = await send(key, { ...body, notes: 'other' }).expect(422)
    expect(refused.body.code).toBe('idempotency-key-reused')
    await send(key, { name: 'x' }, '/v1/lists').expect(422)
  })

  it.each([
    ['an empty key', ''],
    ['a key that is too long', 'k'.repeat(256)],
  ])('400 %s', async (_what, key) => {
    const { body } = await send(key, anew()).expect(400)
    expect(body.errors[0].field).toBe('idempotency-key')
  })

  it('stores nothing of a request that failed, so that it can be mended under its key', async () => {
    const key = randomUUID()
    await send(key, { ...anew(), place: { after: randomUUIDv7() } }).expect(409)
    expect(await api.sql('select from idempotency_keys where key = $1', key)).toEqual([])
    await send(key, anew()).expect(201)
  })
})
