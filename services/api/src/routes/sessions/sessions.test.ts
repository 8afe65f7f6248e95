import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { hashToken } from '../../plugins/principal.ts'
import { makeList, makeTag, makeTodo, type Person, password, signUp } from '../../testing/people.ts'
import { startApi, type TestApi } from '../../testing/start-api.ts'

const api = await startApi()
const secure = await startApi({ PUBLIC_URL: 'https://todo.example' })

const signIn = ({ email }: Pick<Person, 'email'>, { url }: TestApi = api, cookie = '') =>
  request(url).post('/v1/sessions').set('cookie', cookie).send({ email, password })
const cookieOf = ({ headers }: { headers: Record<string, unknown> }) => String(headers['set-cookie'])
const pairOf = (answer: { headers: Record<string, unknown> }) => cookieOf(answer).split(';')[0] ?? ''
const reader = (cookie: string, { url }: TestApi = api) => request(url).get('/v1/account').set('cookie', cookie)

describe('the cookie', () => {
  it('is bound to this machine over http, where browsers refuse Secure', async () => {
    const cookie = cookieOf(await signIn(await signUp(api)).expect(201))
    expect(cookie).toMatch(/^session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax$/)
  })

  it('is bound to this very host over https', async () => {
    const { headers } = await request(secure.url)
      .post('/v1/account')
      .send({ email: 'a@example.com', name: 'A', password })
    expect(cookieOf({ headers })).toMatch(
      /^__Host-session=[\w-]{43}; Max-Age=2592000; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    const [token] = /[\w-]{43}/.exec(cookieOf({ headers })) ?? []
    await reader(`__Host-session=${token}`, secure).expect(200)
    await reader(`session=${token}`, secure).expect(401)
  })

  it('holds a token of which the database has no more than a hash', async () => {
    const ada = await signUp(api)
    const token = pairOf(await signIn(ada)).replace('session=', '')
    const rows = await api.sql('select token_hash, s::text as all from sessions s where user_id = $1', ada.id)
    expect(rows.map(row => row['token_hash'])).toContainEqual(hashToken(token))
    expect(JSON.stringify(rows)).not.toContain(token)
  })
})

/** A failed sign-in: what it tells, and the microseconds of CPU that it took. */
const attempt = async (email: string) => {
  const before = process.cpuUsage()
  const { body, headers } = await request(api.url)
    .post('/v1/sessions')
    .send({ email, password: 'not the password' })
    .expect(401)
  const { user, system } = process.cpuUsage(before)
  return { told: { ...body, requestId: null, cookies: headers['set-cookie'] }, work: user + system }
}
type Attempt = Awaited<ReturnType<typeof attempt>>

describe('create-session', () => {
  it('201 with the account, and another session than the one that came with the request', async () => {
    const ada = await signUp(api)
    const [first] = [pairOf(await signIn(ada).expect(201))]
    const second = await signIn({ email: ada.email.toUpperCase() }, api, first).expect(201)
    expect(second.body).toMatchObject({ id: ada.id, email: ada.email })
    await reader(first).expect(401)
    await reader(pairOf(second)).expect(200)
    await ada.agent.get('/v1/account').expect(200)
  })

  it('201 ends the session of whoever was signed in before', async () => {
    const [ada, bob] = [await signUp(api), await signUp(api)]
    const adas = pairOf(await signIn(ada))
    const bobs = pairOf(await signIn(bob, api, adas).expect(201))
    await reader(adas).expect(401)
    expect((await reader(bobs).expect(200)).body.id).toBe(bob.id)
  })

  it('401 the same, with the same work, whether the account exists or not', async () => {
    const ada = await signUp(api)
    await attempt('warm@example.com')
    const [known, unknown]: [Attempt[], Attempt[]] = [[], []]
    for (let round = 0; round < 5; round++) {
      known.push(await attempt(ada.email))
      unknown.push(await attempt(`${round}@example.com`))
    }
    expect(unknown[0]?.told).toEqual(known[0]?.told)
    const median = (attempts: Attempt[]) => attempts.map(({ work }) => work).sort((a, b) => a - b)[2] ?? 0
    expect(median(unknown) / median(known)).toBeGreaterThan(0.6)
    expect(median(unknown) / median(known)).toBeLessThan(1.7)
  })
})

describe('delete-current-session', () => {
  it('204 ends this session alone, and takes its cookie back', async () => {
    const ada = await signUp(api)
    const phone = pairOf(await signIn(ada))
    const answer = await ada.agent.delete('/v1/sessions/current').expect(204)
    expect(cookieOf(answer)).toMatch(/^session=; .*Expires=Thu, 01 Jan 1970/)
    await ada.agent.get('/v1/account').expect(401)
    await reader(phone).expect(200)
  })
})

describe('the log', () => {
  it('has a line for each request, and no password, token, e-mail address or text of anybody', async () => {
    const person = await signUp(api)
    const cookie = pairOf(await signIn(person))
    const list = await makeList(person, { name: 'Confidential list' })
    await makeTag(person, 'Confidential tag')
    const todo = await makeTodo(person, list.id, { title: 'Confidential title', notes: 'Confidential notes' })
    await person.agent.get('/v1/todos?cursor=Confidential').expect(400)
    await person.agent.patch(`/v1/todos/${todo.id}`).send({ title: 'Confidential' }).expect(428)
    await api.sql(`alter table todos add constraint surprise check (title <> 'Confidential surprise')`)
    await person.agent.post('/v1/todos').send({ listId: list.id, title: 'Confidential surprise' }).expect(500)
    expect(api.breaches.splice(0)).toEqual([expect.stringContaining('create-todo 500')])
    const log = api.log.join('\n')
    expect(log).toContain('"http.route":"/v1/todos/:todoId"')
    expect(log).toContain('violates check constraint')
    for (const secret of [
      'Confidential',
      password,
      'not the password',
      'example.com',
      cookie.replace('session=', ''),
    ]) {
      expect(log).not.toContain(secret)
    }
  })
})
