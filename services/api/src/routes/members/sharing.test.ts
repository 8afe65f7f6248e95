import { describe, expect, it } from 'vitest'
import { makeList, makeTodo, readLists, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()

/** The secret of the newest invitation, from the job that writes its mail. */
const newestToken = async (): Promise<string> => {
  const [job] = await api.sql<{ token: string }>(
    `select payload ->> 'token' as token from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id where t.identifier = 'send-invitation' order by j.id desc`,
  )
  return job?.token ?? ''
}

/** A list of Ada's with Grace in it, who came by an invitation. */
const share = async (role: string) => {
  const [ada, grace] = [await signUp(api), await signUp(api)]
  const list = await makeList(ada)
  const invited = await ada.agent
    .post(`/v1/lists/${list.id}/invitations`)
    .send({ email: 'Grace@Example.com', role })
    .expect(201)
  const token = await newestToken()
  await grace.agent.post('/v1/invitations/accept').send({ token }).expect(200)
  const member = (person: { id: string }) => `/v1/lists/${list.id}/members/${person.id}`
  return { ada, grace, list, token, member, invitation: invited.body }
}

describe('200 and 201', () => {
  it('an invitation names its address in lower case, and keeps its token to the mail', async () => {
    const { invitation, token } = await share('editor')
    expect(invitation).toMatchObject({ email: 'grace@example.com', role: 'editor' })
    expect(JSON.stringify(invitation)).not.toContain(token)
    expect(api.log.join('')).not.toContain(token)
  })

  it('whoever holds the token sees the offer without signing in', async () => {
    const ada = await signUp(api)
    const list = await makeList(ada, { name: 'Trip' })
    await ada.agent
      .post(`/v1/lists/${list.id}/invitations`)
      .send({ email: 'a@example.com', role: 'viewer' })
      .expect(201)
    const stranger = await signUp(api)
    const { body } = await stranger.agent
      .post('/v1/invitations/find')
      .send({ token: await newestToken() })
      .expect(200)
    expect(body).toEqual({ listName: 'Trip', role: 'viewer', email: 'a@example.com', invitedBy: 'Ada' })
  })

  it('the list stands last in the order of who joined, with the role of the invitation', async () => {
    const { grace, list } = await share('editor')
    await makeList(grace)
    expect((await readLists(grace)).map(({ id, role }) => [id, role])[0]).toEqual([list.id, 'editor'])
  })

  it('an accepted invitation is used up', async () => {
    const { grace, token } = await share('viewer')
    await grace.agent.post('/v1/invitations/accept').send({ token }).expect(404)
    await grace.agent.post('/v1/invitations/find').send({ token }).expect(404)
  })

  it('inviting an address again replaces the first invitation', async () => {
    const ada = await signUp(api)
    const list = await makeList(ada)
    const invite = (role: string) =>
      ada.agent.post(`/v1/lists/${list.id}/invitations`).send({ email: 'b@example.com', role }).expect(201)
    await invite('viewer')
    const first = await newestToken()
    await invite('editor')
    await ada.agent.post('/v1/invitations/find').send({ token: first }).expect(404)
    const { body } = await ada.agent.get(`/v1/lists/${list.id}/members`).expect(200)
    expect(body.invitations).toMatchObject([{ email: 'b@example.com', role: 'editor' }])
  })

  it('an invitation never lowers the role of a member', async () => {
    const { ada, grace, list } = await share('owner')
    await ada.agent.post(`/v1/lists/${list.id}/invitations`).send({ email: 'other@example.com', role: 'viewer' })
    await grace.agent
      .post('/v1/invitations/accept')
      .send({ token: await newestToken() })
      .expect(200)
    expect((await readLists(grace))[0]).toMatchObject({ role: 'owner' })
  })

  it('members see each other; only owners see open invitations', async () => {
    const { ada, grace, list } = await share('viewer')
    await ada.agent
      .post(`/v1/lists/${list.id}/invitations`)
      .send({ email: 'c@example.com', role: 'viewer' })
      .expect(201)
    const seen = async ({ agent }: typeof ada) => (await agent.get(`/v1/lists/${list.id}/members`).expect(200)).body
    expect((await seen(grace)).items.map(({ email }: { email: string }) => email)).toEqual([ada.email, grace.email])
    expect((await seen(grace)).invitations).toEqual([])
    expect((await seen(ada)).invitations).toHaveLength(1)
  })

  it('a role takes effect at once', async () => {
    const { ada, grace, list, member } = await share('viewer')
    await grace.agent.post('/v1/todos').send({ listId: list.id, title: 'x' }).expect(403)
    await ada.agent.patch(member(grace)).set('if-match', '"1"').send({ role: 'editor' }).expect(200)
    await grace.agent.post('/v1/todos').send({ listId: list.id, title: 'x' }).expect(201)
  })

  it('leaving takes along what the member kept on the todos', async () => {
    const { ada, grace, list } = await share('editor')
    const todo = await makeTodo(grace, list.id, { reminders: [{ minutesBefore: 5 }], due: { date: '2026-12-01' } })
    await grace.agent.post(`/v1/lists/${list.id}/leave`).expect(204)
    await grace.agent.get(`/v1/todos/${todo.id}`).expect(404)
    expect(await readLists(grace)).toEqual([])
    expect(await api.sql('select from reminders where todo_id = $1', todo.id)).toEqual([])
    await ada.agent.get(`/v1/todos/${todo.id}`).expect(200)
  })
})

describe('404', () => {
  it('for a member and an invitation of another list, by the path of one’s own', async () => {
    const [{ grace, list: other }, eve] = [await share('viewer'), await signUp(api)]
    const own = await makeList(eve)
    const [invitation] = await api.sql<{ id: string }>(
      `insert into invitations (id, list_id, email, role, token_hash, expires_at)
        values (uuidv7(), $1, 'f@example.com', 'viewer', sha256('f'), now() + interval '1 day') returning id`,
      other.id,
    )
    const path = `/v1/lists/${own.id}`
    await eve.agent.delete(`${path}/invitations/${invitation?.id}`).expect(404)
    await eve.agent.delete(`${path}/members/${grace.id}`).set('if-match', '*').expect(404)
    await eve.agent.patch(`${path}/members/${grace.id}`).set('if-match', '*').send({ role: 'owner' }).expect(404)
    expect(await api.sql('select from invitations where id = $1', invitation?.id)).toHaveLength(1)
    expect(await readLists(grace)).toMatchObject([{ id: other.id, role: 'viewer' }])
  })

  it('an invitation that was taken back, and one that has expired', async () => {
    const ada = await signUp(api)
    const list = await makeList(ada)
    const invite = (email: string) =>
      ada.agent.post(`/v1/lists/${list.id}/invitations`).send({ email, role: 'viewer' }).expect(201)
    const { body } = await invite('d@example.com')
    const taken = await newestToken()
    await ada.agent.delete(`/v1/lists/${list.id}/invitations/${body.id}`).expect(204)
    await invite('e@example.com')
    const late = await newestToken()
    await api.sql(
      `update invitations set created_at = now() - interval '2 days', expires_at = now() - interval '1 day'`,
    )
    for (const token of [taken, late, 'nonsense']) {
      await ada.agent.post('/v1/invitations/accept').send({ token }).expect(404)
    }
  })
})

describe('409', () => {
  it('for the last owner who leaves, steps down or is removed', async () => {
    const { ada, list, member } = await share('editor')
    const codes = [
      await ada.agent.post(`/v1/lists/${list.id}/leave`),
      await ada.agent.patch(member(ada)).set('if-match', '*').send({ role: 'viewer' }),
      await ada.agent.delete(member(ada)).set('if-match', '*'),
    ].map(({ status, body }) => [status, body.code])
    expect(codes).toEqual(Array(3).fill([409, 'last-owner']))
  })

  it('when two owners leave at once, one stays', async () => {
    const { ada, grace, list } = await share('owner')
    const leave = ({ agent }: typeof ada) => agent.post(`/v1/lists/${list.id}/leave`)
    const statuses = (await Promise.all([leave(ada), leave(grace)])).map(({ status }) => status)
    expect(statuses.sort()).toEqual([204, 409])
    expect(await api.sql(`select from members where list_id = $1 and role = 'owner'`, list.id)).toHaveLength(1)
  })

  it('inviting who is a member already', async () => {
    const { ada, grace, list } = await share('viewer')
    const { body } = await ada.agent
      .post(`/v1/lists/${list.id}/invitations`)
      .send({ email: grace.email, role: 'editor' })
      .expect(409)
    expect(body.code).toBe('already-member')
  })
})
