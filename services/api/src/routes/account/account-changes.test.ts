import request from 'supertest'
import { describe, expect, it } from 'vitest'
import { join, makeList, makeTag, makeTodo, password, readLists, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()

describe('200', () => {
  it('name and settings change apart, and the version counts both', async () => {
    const { agent } = await signUp(api)
    const edit = (version: number, body: object) =>
      agent.patch('/v1/account').set('if-match', `"${version}"`).send(body).expect(200)
    const named = await edit(1, { name: ' Grace ' })
    expect(named.body).toMatchObject({ name: 'Grace', version: 2 })
    const settings = { timeZone: 'Asia/Tokyo', theme: 'dark', dailyDigest: false }
    const set = await edit(2, { settings })
    expect(set.body.settings).toEqual({ locale: 'en', weekStart: 'monday', ...settings })
    expect((await edit(3, {})).body).toEqual(set.body)
  })

  it('the export holds everything, the trash too, and nothing of others', async () => {
    const [ada, other] = [await signUp(api), await signUp(api)]
    const list = await makeList(ada)
    const tag = await makeTag(ada, 'errand')
    const todo = await makeTodo(ada, list.id, { tagIds: [tag.id], notes: '**kept**' })
    await ada.agent.post(`/v1/todos/${todo.id}/trash`).expect(200)
    await makeTodo(other, (await makeList(other)).id)
    const { body, headers } = await ada.agent.get('/v1/account/export').expect(200)
    expect(headers['content-disposition']).toContain('attachment')
    expect(body.account.email).toBe(ada.email)
    expect(body.lists.map(({ id }: { id: string }) => id)).toEqual([list.id])
    expect(body.todos).toMatchObject([{ id: todo.id, notes: '**kept**', tagIds: [tag.id] }])
    expect(body.tags).toMatchObject([{ id: tag.id }])
    expect(JSON.stringify(body)).not.toMatch(/argon2|token/)
  })
})

describe('204', () => {
  it('a new password ends every other session, and the old one signs nobody in', async () => {
    const ada = await signUp(api)
    const elsewhere = request.agent(api.url)
    await elsewhere.post('/v1/sessions').send({ email: ada.email, password }).expect(201)
    const body = { currentPassword: password, newPassword: 'three random words' }
    await ada.agent.post('/v1/account/password').send(body).expect(204)
    await ada.agent.get('/v1/account').expect(200)
    await elsewhere.get('/v1/account').expect(401)
    await elsewhere.post('/v1/sessions').send({ email: ada.email, password }).expect(401)
    await elsewhere.post('/v1/sessions').send({ email: ada.email, password: body.newPassword }).expect(201)
  })

  it('sessions are listed, and ended one by one or all others at once', async () => {
    const ada = await signUp(api)
    const phones = [request.agent(api.url), request.agent(api.url), request.agent(api.url)]
    for (const phone of phones) await phone.post('/v1/sessions').send({ email: ada.email, password }).expect(201)
    const sessions = async () =>
      (await ada.agent.get('/v1/sessions').expect(200)).body.items as { id: string; current: boolean }[]
    const others = (await sessions()).filter(({ current }) => !current)
    expect(others).toHaveLength(3)
    await ada.agent.delete(`/v1/sessions/${others[2]?.id}`).expect(204)
    await phones[0]?.get('/v1/account').expect(401)
    await phones[1]?.get('/v1/account').expect(200)
    await ada.agent.delete('/v1/sessions').expect(204)
    await phones[1]?.get('/v1/account').expect(401)
    expect(await sessions()).toMatchObject([{ current: true }])
  })

  it('a deleted account leaves nothing; its lists go to another owner, the longest editor, or with it', async () => {
    const [ada, owner, editor] = [await signUp(api), await signUp(api), await signUp(api)]
    const [alone, owned, edited] = [await makeList(ada), await makeList(ada), await makeList(ada)]
    for (const list of [alone, owned, edited]) await makeTodo(ada, list.id)
    await join(api, owner, owned.id, 'owner')
    await join(api, editor, edited.id, 'editor')
    await ada.agent.post('/v1/account/delete').send({ password }).expect(204)
    await ada.agent.get('/v1/account').expect(401)
    const ids = async (person: typeof ada) => (await readLists(person)).map(({ id, role }) => [id, role])
    expect(await ids(owner)).toEqual([[owned.id, 'owner']])
    expect(await ids(editor)).toEqual([[edited.id, 'owner']])
    expect(await api.sql('select from lists where id = $1', alone.id)).toEqual([])
    for (const table of ['identities', 'sessions', 'settings', 'tags', 'idempotency_keys', 'changes']) {
      expect(await api.sql(`select from ${table} where user_id = $1`, ada.id)).toEqual([])
    }
    await request(api.url).post('/v1/sessions').send({ email: ada.email, password }).expect(401)
  })
})

describe('401 and 404', () => {
  it('a wrong password changes nothing and deletes nothing', async () => {
    const ada = await signUp(api)
    const wrong = 'not the password'
    await ada.agent
      .post('/v1/account/password')
      .send({ currentPassword: wrong, newPassword: 'x'.repeat(12) })
      .expect(401)
    await ada.agent.post('/v1/account/delete').send({ password: wrong }).expect(401)
    await ada.agent.get('/v1/account').expect(200)
  })
})

describe('412 and 428', () => {
  it('for a version that is not the present one, and for none', async () => {
    const { agent } = await signUp(api)
    await agent.patch('/v1/account').send({ name: 'x' }).expect(428)
    const { body } = await agent.patch('/v1/account').set('if-match', '"7"').send({ name: 'x' }).expect(412)
    expect(body.current).toMatchObject({ name: 'Ada', version: 1 })
  })
})
