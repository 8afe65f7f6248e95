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
/** These name something of the user's own, so a stranger asks in vain. */
const onOwn: OperationId[] = ['delete-session', 'read-tag', 'update-tag', 'delete-tag']
/** A stream has no end to wait for; it is walked in stream-changes.test.ts. */
const ending = (id: OperationId) => id !== 'stream-changes'
/** These end what the asker needs for the next request. */
const parting: OperationId[] = ['delete-current-session', 'delete-account']

const owner = await signUp(api)
const stranger = await signUp(api)
const late = await signUp(api)
const past = `created_at = now() - interval '2 days', expires_at = now() - interval '1 millisecond'`
await api.sql(`update sessions set ${past} where user_id = $1`, late.id)
const revoked = await signUp(api)
await api.sql(`create table ended_sessions as select * from sessions where user_id = '${revoked.id}'`)
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
    const answer = await attempt(request.agent(api.url), id, await makeBelongings(api, owner))
    expect([200, 201]).toContain(answer.status)
  })

  it.each(signedIn.filter(ending))('%s for the owner', async id => {
    const someone = parting.includes(id) ? await signUp(api) : owner
    const answer = await attempt(someone.agent, id, await makeBelongings(api, owner))
    expect([200, 201, 204]).toContain(answer.status)
  })

  it.each(byNeed('self').filter(id => ending(id) && !onOwn.includes(id)))(
    '%s for a stranger, on what is the stranger’s own',
    async id => {
      const newcomer = await signUp(api)
      const answer = await attempt(newcomer.agent, id, await makeBelongings(api, owner))
      expect([200, 201, 204]).toContain(answer.status)
      expect(answer.text).not.toContain(owner.id)
      for (const item of answer.body.items ?? []) expect(item.todo ?? null).toBeNull()
    },
  )
})

describe('401', () => {
  it.each(signedIn)('%s for nobody', async id => {
    const answer = await attempt(request.agent(api.url), id, await makeBelongings(api, owner))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
  })

  it('before anything that was sent is looked at', async () => {
    await request(api.url).post('/v1/todos').send({ nonsense: true }).expect(401)
    await request(api.url).get('/v1/todos/nonsense').expect(401)
  })

  it.each(signedIn)('%s with an expired session', async id => {
    const answer = await attempt(late.agent, id, await makeBelongings(api, owner))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
  })

  it.each(signedIn)('%s with a session that was used, and ended elsewhere a moment ago', async id => {
    const { body } = await revoked.agent.get('/v1/account')
    if (body.code) await api.sql('insert into sessions select * from ended_sessions')
    await revoked.agent.get('/v1/account').expect(200)
    await api.sql('delete from sessions where user_id = $1', revoked.id)
    const answer = await attempt(revoked.agent, id, await makeBelongings(api, owner))
    expect([answer.status, codeOf(answer)]).toEqual([401, 'unauthenticated'])
  })

  it('with a session that was ended, whoever kept its cookie', async () => {
    const { agent } = await signUp(api)
    const { headers } = await agent
      .post('/v1/sessions')
      .send(examples['create-session'](await makeBelongings(api, owner)).body)
    const cookie = String(headers['set-cookie']).split(';')[0] ?? ''
    const keeper = () => request(api.url).get('/v1/account').set('cookie', cookie)
    await keeper().expect(200)
    await agent.delete('/v1/sessions/current').expect(204)
    await keeper().expect(401)
  })
})

describe('403 and 404', () => {
  it.each(onOwn)('404 %s for a stranger, on what is the owner’s own', async id => {
    const answer = await attempt(stranger.agent, id, await makeBelongings(api, owner))
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
  })

  it('404 for each item of change-todos that is the owner’s', async () => {
    const belongings = await makeBelongings(api, owner)
    const { body } = await attempt(stranger.agent, 'change-todos', belongings)
    expect(body.items).toMatchObject([{ status: 404, problem: { code: 'not-found' } }])
  })

  it.each(inLists)('404 %s for a member who was removed', async id => {
    const [former, belongings] = [members.editor, await makeBelongings(api, owner)]
    await join(api, former, belongings.list.id, 'owner')
    const path = `/v1/lists/${belongings.list.id}/members/${former.id}`
    await owner.agent.delete(path).set('if-match', '*').expect(204)
    const answer = await attempt(former.agent, id, belongings)
    expect([answer.status, codeOf(answer)]).toEqual([404, 'not-found'])
  })

  it.each(inLists)('404 %s for a stranger, as if it did not exist', async id => {
    const belongings = await makeBelongings(api, owner)
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
    const [member, belongings] = [members[role], await makeBelongings(api, owner)]
    await join(api, member, belongings.list.id, role)
    const answer = await attempt(member.agent, id, belongings)
    if (ranks.indexOf(role) >= ranks.indexOf(needed)) expect([200, 201, 204]).toContain(answer.status)
    else expect([answer.status, codeOf(answer)]).toEqual([403, 'role-too-low'])
  })
})
