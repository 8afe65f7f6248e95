import { describe, expect, it } from 'vitest'
import { makeTag, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()

describe('create-tag', () => {
  it('201 with the tag, which list-tags then has in order of names', async () => {
    const ada = await signUp(api)
    const { body, headers } = await ada.agent.post('/v1/tags').send({ name: ' Work ', color: 'red' }).expect(201)
    expect(body).toEqual({ id: expect.any(String), name: 'Work', color: 'red', version: 1 })
    expect(headers['etag']).toBe('"1"')
    await makeTag(ada, 'Garden')
    const { body: tags } = await ada.agent.get('/v1/tags').expect(200)
    expect(tags.items.map((tag: { name: string }) => tag.name)).toEqual(['Garden', 'Work'])
  })

  it('201 for a name that another user has', async () => {
    const [ada, bob] = [await signUp(api), await signUp(api)]
    await makeTag(ada, 'Work')
    await makeTag(bob, 'Work')
  })

  it('409 name-taken whatever the case', async () => {
    const ada = await signUp(api)
    await makeTag(ada, 'Work')
    const { body } = await ada.agent.post('/v1/tags').send({ name: 'work' }).expect(409)
    expect(body.code).toBe('name-taken')
  })

  it('409 id-taken', async () => {
    const ada = await signUp(api)
    const { id } = await makeTag(ada, 'Work')
    const { body } = await ada.agent.post('/v1/tags').send({ id, name: 'Garden' }).expect(409)
    expect(body.code).toBe('id-taken')
  })
})
