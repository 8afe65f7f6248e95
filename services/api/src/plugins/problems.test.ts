import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeList, makeTodo, password, signUp } from '../testing/people.ts'
import { startApi } from '../testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)
const list = await makeList(ada)
const todo = await makeTodo(ada, list.id, { due: { date: '2026-03-01' } })
const valid = { listId: list.id, title: 'Buy milk' }
const account = { email: 'new@example.com', name: 'Bob', password }
const json = 'application/json'

const fieldsOf = ({ body }: { body: { errors?: { field: string }[] } }) => body.errors?.map(({ field }) => field)

/** What `create-todo` refuses, by the field that it must name. */
const todos: [string, object, string][] = [
  ['a missing field', { title: undefined }, '/title'],
  ['an unknown field', { done: true }, '/done'],
  ['a wrong type', { title: 7 }, '/title'],
  ['a blank title', { title: ' \t' }, '/title'],
  ['a blank that only Unicode calls one', { title: '\u0085' }, '/title'],
  ['a title of two lines', { title: 'a\nb' }, '/title'],
  ['a title that is too long', { title: 'x'.repeat(501) }, '/title'],
  ['notes that are too long', { notes: 'x'.repeat(20_001) }, '/notes'],
  ['NUL', { title: 'a\u0000b' }, '/title'],
  ['NUL in notes', { notes: '\u0000' }, '/notes'],
  ['half a surrogate pair', { title: 'a\ud83db' }, '/title'],
  ['an impossible date', { due: { date: '2026-02-30' } }, '/due/date'],
  ['a date out of all reason', { due: { date: '0001-01-01' } }, '/due/date'],
  ['an impossible time', { due: { date: '2026-02-28', time: '24:00' } }, '/due/time'],
  ['an unknown zone', { due: { date: '2026-02-28', time: '10:00', timeZone: 'Mars/Olympus' } }, '/due/timeZone'],
  ['an offset for a zone', { due: { date: '2026-02-28', time: '10:00', timeZone: '+02:00' } }, '/due/timeZone'],
  ['a zone without a time', { due: { date: '2026-02-28', timeZone: 'Europe/Berlin' } }, '/due/timeZone'],
  ['an unknown field inside', { due: { date: '2026-02-28', zone: 'UTC' } }, '/due/zone'],
  ['an unknown priority', { priority: 'urgent' }, '/priority'],
  ['an id that is no UUIDv7', { id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479' }, '/id'],
  ['a place that is none', { place: { near: 'here' } }, '/place'],
  ['a reminder of two kinds', { reminders: [{ minutesBefore: 5, at: '2026-01-01T00:00:00.000Z' }] }, '/reminders/0'],
  ['a reminder in the year 0', { reminders: [{ at: '0000-01-01T00:00:00.000Z' }] }, '/reminders/0/at'],
  ['a tag that is no identifier', { tagIds: ['work'] }, '/tagIds/0'],
]
const accounts: [string, object, string][] = [
  ['no e-mail address', { email: 'bob' }, '/email'],
  ['a short password', { password: 'short' }, '/password'],
  ['a NUL in a name', { name: 'B\u0000b' }, '/name'],
  ['an unknown zone', { timeZone: 'Moon' }, '/timeZone'],
  ['a malformed language', { locale: 'english please' }, '/locale'],
]
const queries: [string, object, string][] = [
  ['an unknown parameter', { page: 2 }, 'page'],
  ['a page that is too long', { limit: 201 }, 'limit'],
  ['a parameter given twice', { limit: [1, 2] }, 'limit'],
  ['an impossible date', { dueFrom: '2026-02-30' }, 'dueFrom'],
  ['a flag that is none', { done: 'yes' }, 'done'],
  ['a list that is no identifier', { listId: 'home' }, 'listId'],
  ['an unknown order', { sort: 'title' }, 'sort'],
]

describe('400 validation-failed names the field', () => {
  it.each(todos)('%s', async (_what, fields, field) => {
    const answer = await ada.agent
      .post('/v1/todos')
      .send({ ...valid, ...fields })
      .expect(400)
    expect([answer.body.code, fieldsOf(answer)]).toEqual(['validation-failed', [field]])
  })

  it.each(accounts)('of an account: %s', async (_what, fields, field) => {
    const answer = await ada.agent
      .post('/v1/account')
      .send({ ...account, ...fields })
      .expect(400)
    expect([answer.body.code, fieldsOf(answer)]).toEqual(['validation-failed', [field]])
  })

  it.each(queries)('of a query: %s', async (_what, query, field) => {
    const answer = await ada.agent.get('/v1/todos').query(query).expect(400)
    expect([answer.body.code, fieldsOf(answer)]).toEqual(['validation-failed', [field]])
  })

  it('of a path', async () => {
    expect(fieldsOf(await ada.agent.get('/v1/todos/mine').expect(400))).toEqual(['todoId'])
  })

  it('of every fault at once', async () => {
    const answer = await ada.agent.post('/v1/todos').send({ listId: 1, title: '', more: 1 }).expect(400)
    expect(fieldsOf(answer)).toEqual(expect.arrayContaining(['/listId', '/title', '/more']))
  })
})

describe('400 malformed-body', () => {
  it.each([
    ['half an object', '{"listId":'],
    ['no JSON', 'title=Milk'],
    ['nothing', ''],
    ['a prototype', '{"__proto__":{"admin":true},"name":"x"}'],
    ['an abyss', '['.repeat(100_000)],
  ])('%s', async (_what, body) => {
    for (const path of ['/v1/lists', `/v1/todos/${todo.id}/complete`]) {
      const answer = await ada.agent.post(path).set('content-type', json).send(body).expect(400)
      expect(answer.body.code).toBe('malformed-body')
    }
  })
})

describe('404, 413 and 415', () => {
  it.each(['/', '/v1', '/v1/nothing', '/v1/todos/%zz', `/v1/todos/${'x'.repeat(200)}`])('404 %s', async path => {
    const answer = await ada.agent
      .get(path)
      .expect(404)
      .expect('content-type', /^application\/problem\+json/)
    expect(answer.body.code).toBe('not-found')
  })

  it('413 body-too-large', async () => {
    const answer = await ada.agent
      .post('/v1/todos')
      .send({ ...valid, notes: 'x'.repeat(256 * 1024) })
      .expect(413)
    expect(answer.body.code).toBe('body-too-large')
  })

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=b',
    'application/merge-patch+json',
  ])('415 unsupported-media-type: %s', async type => {
    const answer = await ada.agent.post('/v1/lists').set('content-type', type).send('{"name":"x"}').expect(415)
    expect(answer.body.code).toBe('unsupported-media-type')
  })
})

describe('whatever comes', () => {
  const field = fc.constantFrom(
    'title',
    'notes',
    'due',
    'tagIds',
    'reminders',
    'priority',
    'parentId',
    'place',
    'id',
    'more',
  )
  const body = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(field, fc.jsonValue({ maxDepth: 2 })).map(fields => ({ ...valid, ...fields })),
  )

  it('is answered by the contract, never with an internal error', async () => {
    await fc.assert(
      fc.asyncProperty(body, fc.string({ unit: 'binary' }), async (sent, text) => {
        await ada.agent.post('/v1/todos').set('content-type', json).send(JSON.stringify(sent))
        await ada.agent.post('/v1/todos').send({ ...valid, title: text, notes: text })
        await ada.agent.get('/v1/todos').query({ cursor: text.toWellFormed() })
        expect(api.breaches).toEqual([])
      }),
      { numRuns: 60 },
    )
  })
})
