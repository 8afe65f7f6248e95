import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { password, signUp } from '../testing/people.ts'
import { startApi } from '../testing/start-api.ts'

const api = await startApi({ RATE_LIMIT_PER_MINUTE: '20', SIGN_INS_PER_MINUTE: '2' })

let clients = 0
/** A request of a client with an address of its own, as the web server's proxy passes it on. */
const from =
  (address: string) =>
  (email: string, secret = password) =>
    request(api.url).post('/v1/sessions').set('x-forwarded-for', address).send({ email, password: secret })
const anAddress = () => `198.51.100.${++clients}`

describe('requests of one user', () => {
  it('2xx with what is left, then 429 with when to come back, while others go on', async () => {
    const [ada, bob] = [await signUp(api), await signUp(api)]
    const answers = []
    for (let sent = 0; sent < 21; sent++) answers.push(await ada.agent.get('/v1/account'))
    expect(answers.map(({ status }) => status)).toEqual([...Array(20).fill(200), 429])
    expect(answers.map(({ headers }) => Number(headers['ratelimit-remaining']))).toEqual([
      ...Array.from({ length: 20 }, (_, index) => 19 - index),
      0,
    ])
    const { headers, body } = answers[20] ?? {}
    expect(body.code).toBe('too-many-requests')
    expect(headers?.['ratelimit-limit']).toBe('20')
    for (const seconds of [headers?.['retry-after'], headers?.['ratelimit-reset']]) {
      expect(Number(seconds)).toBeGreaterThan(0)
      expect(Number(seconds)).toBeLessThanOrEqual(60)
    }
    await bob.agent.get('/v1/account').expect(200).expect('ratelimit-remaining', '19')
  })
})

describe('attempts to sign in', () => {
  it('429 for more on one account, from wherever, with the right password too', async () => {
    const { email } = await signUp(api)
    // Signing up was the first one.
    await from(anAddress())(email, 'a wrong password').expect(401)
    for (const spelling of [email, email.toUpperCase()]) {
      const answer = await from(anAddress())(spelling).expect(429)
      expect(answer.body.code).toBe('too-many-requests')
      expect(Number(answer.headers['retry-after'])).toBeGreaterThan(0)
    }
  })

  it('429 for more from one address, whichever the account, while another address goes on', async () => {
    const [guess, statuses] = [from(anAddress()), []] as [ReturnType<typeof from>, number[]]
    for (let tried = 0; tried < 11; tried++) statuses.push((await guess(`${tried}@example.org`)).status)
    expect(statuses).toEqual([...Array(10).fill(401), 429])
    await from(anAddress())('0@example.org').expect(401)
  })
})
