import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { badAccounts, badQueries, badTodos } from '../testing/bad-requests.ts'
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

describe('400 validation-failed names the field', () => {
  it.each(badTodos)('%s', async (_what, fields, field) => {
    const answer = await ada.agent
      .post('/v1/todos')
      .send({ ...valid, ...fields })
      .expect(400)
    expect([answer.body.code, fieldsOf(answer)]).toEqual(['validation-failed', [field]])
  })

  it.each(badAccounts)('of an account: %s', async (_what, fields, field) => {
    const answer = await ada.agent
      .post('/v1/account')
      .send({ ...account, ...fields })
      .expect(400)
    expect([answer.body.code, fieldsOf(answer)]).toEqual(['validation-failed', [field]])
  })

  it.each(badQueries)('of a query: %s', async (_what, query, field) => {
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
      { numRuns: 40 },
    )
  })
})
