import { beforeEach, describe, expect, it } from 'vitest'
import { makeList, type Person, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

const api = await startApi()

let ada: Person
let listId: string
beforeEach(async () => {
  ada = await signUp(api)
  listId = (await makeList(ada)).id
})

const end = 'delete from sessions where user_id = $1'
const expire = `update sessions set created_at = now() - interval '2 days', expires_at = now() - interval '1 day' where user_id = $1`

describe.each([
  ['ended elsewhere', end],
  ['expired', expire],
])('401 at once for a session that this process knows, and that was %s', (_how, text) => {
  it('for reads', async () => {
    await ada.agent.get(`/v1/todos?listId=${listId}`).expect(200)
    await api.sql(text, ada.id)
    await ada.agent.get(`/v1/todos?listId=${listId}`).expect(401)
    await ada.agent.get('/v1/account').expect(401)
  })

  it('for changes in SQL, which leave no trace', async () => {
    await api.sql(text, ada.id)
    const { body } = await ada.agent.post('/v1/todos').send({ listId, title: 'Buy milk' }).expect(401)
    expect(body.code).toBe('unauthenticated')
    expect(await api.sql('select 1 from todos where list_id = $1', listId)).toEqual([])
  })

  it('for changes through Prisma Client, which leave no trace', async () => {
    await api.sql(text, ada.id)
    await ada.agent.post('/v1/lists').send({ name: 'Errands' }).expect(401)
    expect(await api.sql('select 1 from members where user_id = $1', ada.id)).toHaveLength(1)
  })
})
