import type { Role } from '@todo/contracts'
import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { authorization, type OperationId } from './authorization.ts'
import { operationsOf } from './testing/contract.ts'
import { type Belongings, examples, makeBelongings } from './testing/examples.ts'
import { join, type Person, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

const api = await startApi()
const documented = operationsOf(api.document)
const rows = Object.entries(authorization) as [OperationId, (typeof authorization)[OperationId]][]
const byNeed = (...needs: string[]) => rows.filter(([, need]) => needs.includes(need)).map(([id]) => id)
const inLists = byNeed('viewer', 'editor', 'owner')
const signedIn = byNeed('self', 'viewer', 'editor', 'owner')

const owner = await signUp(api)
const stranger = await signUp(api)
const late = await signUp(api)
const past = `created_at = now() - interval '2 days', expires_at = now() - interval '1 millisecond'`
await api.sql(`update sessions set ${past} where user_id = $1`, late.id)
const members = { viewer: await signUp(api), editor: await signUp(api), owner: await signUp(api) }

/** Makes the example request of an operation on somebody's belongings. */
const attempt = async (agent: Person['agent'], id: OperationId, belongings: Belongings) => {
  const operation = documented.find(({ operationId }) => operationId === id)
  if (!operation) throw new Error(`the document has no operation ${id}`)
  const { params = {}, query = {}, body } = examples[id](belongings)
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '')
  const sent = agent[operation.method](path).query(query)
  return /patch|delete/.test(operation.method) ? sent.set('if-match', '*').send(body) : sent.send(body)
}

const codeOf = (answer: { body: { code?: string } }) => answer.body.code

describe('the authorization table', () => {
  it('has a row for every documented operation, and no other', () => {
    expect(documented.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(authorization).sort())
  })
})

describe('2xx', () => {
  it.each(byNeed('anyone'))('%s for nobody in particular', async id => {
    const answer = await attempt(request.agent(api.url), id, await makeBelongings(owner))
    expect(answer.status).toBe(201)
  })

  it.each(signedIn)('%s for the owner', async id => {
    const someone = id === 'delete-current-session' ? await signUp(api) : owner
    const answer = await attempt(someone.agent, id, await makeBelongings(owner))
    expect([200, 201, 204]).toContain(answer.status)
  })

  it.each(byNeed('self'))('%s for a stranger, on what is the stranger’s own', async id => {
    const newcomer = await signUp(api)
    const answer = await attempt(newcomer.agent, id, await makeBelongings(owner))
    expect([200, 201, 204]).toContain(answer.status)
    expect(answer.text).not.toContain(owner.id)
    expect(answer.body.items ?? []).toEqual([])
  })
})

describe('401', () => {
  it.each(signedIn)('%s for nobody', async id => {
    const answer = await attempt(request.agent(api.url), id, await makeBelongings(owner))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
  })

  it('before anything that was sent is looked at', async () => {
    await request(api.url).post('/v1/todos').send({ nonsense: true }).expect(401)
    await request(api.url).get('/v1/todos/nonsense').expect(401)
  })

  it.each(signedIn)('%s with an expired session', async id => {
    const answer = await attempt(late.agent, id, await makeBelongings(owner))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
  })

  it('with a session that was ended, whoever kept its cookie', async () => {
    const { agent } = await signUp(api)
    const { headers } = await agent
      .post('/v1/sessions')
      .send(examples['create-session'](await makeBelongings(owner)).body)
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    const keeper = () => request(api.url).get('/v1/account').set('cookie', cookie)
    await keeper().expect(200)
    await agent.delete('/v1/sessions/current').expect(204)
    await keeper().expect(401)
  })
})

describe('403 and 404', () => {
  it.each(inLists)('404 %s for a stranger, as if it did not exist', async id => {
    const belongings = await makeBelongings(owner)
    const missing = { id: '01990000-0000-7000-8000-000000000000' }
    const unknown = {
      ...belongings,
      list: { ...belongings.list, ...missing },
      todo: { ...belongings.todo, ...missing },
    }
    const [refused, absent] = [
      await attempt(stranger.agent, id, belongings),
      await attempt(stranger.agent, id, unknown),
    ]
    expect([refused.status, codeOf(refused)]).toEqual([404, 'not-found'])
    expect({ ...refused.body, requestId: null }).toEqual({ ...absent.body, requestId: null })
    const kept = await owner.agent.get(`/v1/todos/${belongings.todo.id}`).expect(200)
    expect(kept.body).toEqual(belongings.todo)
  })

  const ranks: Role[] = ['viewer', 'editor', 'owner']
  const cases = ranks.flatMap(role => inLists.map(id => ({ role, id, needed: authorization[id] as Role })))

  it.each(cases)('$id needs $needed: asked by a member who is $role', async ({ role, id, needed }) => {
    const [member, belongings] = [members[role], await makeBelongings(owner)]
    await join(api, member, belongings.list.id, role)
    const answer = await attempt(member.agent, id, belongings)
    if (ranks.indexOf(role) >= ranks.indexOf(needed)) expect([200, 201, 204]).toContain(answer.status)
    else expect([answer.status, codeOf(answer)]).toEqual([403, 'role-too-low'])
  })
})
