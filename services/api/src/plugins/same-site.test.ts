import { describe, expect, it } from 'vitest'
import { makeList, readLists, signUp } from '../testing/people.ts'
import { startApi } from '../testing/start-api.ts'

const api = await startApi({ PUBLIC_URL: 'http://localhost:3000' })
const ada = await signUp(api)
const list = await makeList(ada)

const changes = [
  ['post', '/v1/lists'],
  ['patch', `/v1/lists/${list.id}`],
  ['delete', `/v1/lists/${list.id}`],
  ['delete', '/v1/sessions/current'],
] as const
const foreign = [
  { 'sec-fetch-site': 'cross-site' },
  { 'sec-fetch-site': 'same-site' },
  { 'sec-fetch-site': 'cross-site', origin: 'http://localhost:3000' },
  { origin: 'https://evil.example' },
  { origin: 'http://localhost:4000' },
  { origin: 'null' },
]
const own = [
  {},
  { 'sec-fetch-site': 'same-origin' },
  { 'sec-fetch-site': 'none' },
  { origin: 'http://localhost:3000' },
  { origin: 'https://todo.example', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'todo.example' },
]

describe('403 cross-site-request', () => {
  it.each(changes.flatMap(([method, path]) => foreign.map(headers => ({ method, path, headers }))))(
    '$method $path with $headers',
    async ({ method, path, headers }) => {
      const answer = await ada.agent[method](path)
        .set(headers)
        .set('if-match', '*')
        .send({ name: 'Taken over' })
        .expect(403)
      expect(answer.body.code).toBe('cross-site-request')
      expect(await readLists(ada)).toEqual([{ ...list, openTodos: 0 }])
    },
  )

  it('says so before it says who is signed in', async () => {
    await signUp(api).then(({ agent }) =>
      agent.post('/v1/sessions').set('origin', 'https://evil.example').send({}).expect(403),
    )
  })
})

describe('2xx', () => {
  it.each(own)('a change with %o', async headers => {
    await ada.agent.patch(`/v1/lists/${list.id}`).set(headers).set('if-match', '*').send({ name: 'Home' }).expect(200)
  })

  it('a read from anywhere: its answer is not for the other site to see', async () => {
    const { headers } = await ada.agent.get('/v1/lists').set('origin', 'https://evil.example').expect(200)
    expect(headers).not.toHaveProperty('access-control-allow-origin')
  })
})
