import { describe, expect, it } from 'vitest'
import { makeList, makeTag, makeTodo, readTodo, signUp } from '../../testing/people.ts'
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

describe('update-tag', () => {
  const edit = (agent: Awaited<ReturnType<typeof signUp>>['agent'], id: string, body: object) =>
    agent.patch(`/v1/tags/${id}`).set('if-match', '"1"').send(body)

  it('200 with the new name and colour, also for its own name in another case', async () => {
    const { agent, ...ada } = await signUp(api)
    const { id } = await makeTag({ agent, ...ada }, 'work')
    const { body } = await edit(agent, id, { name: 'Work', color: 'teal' }).expect(200)
    expect(body).toEqual({ id, name: 'Work', color: 'teal', version: 2 })
    expect((await agent.get(`/v1/tags/${id}`).expect(200)).body).toEqual(body)
  })

  it('200 with the other tag, when the name is taken: the two become one on every todo', async () => {
    const ada = await signUp(api)
    const { id: listId } = await makeList(ada)
    const [one, two] = [await makeTag(ada, 'one'), await makeTag(ada, 'two')]
    const [both, first] = [
      await makeTodo(ada, listId, { tagIds: [one.id, two.id] }),
      await makeTodo(ada, listId, { tagIds: [one.id] }),
    ]
    const { body } = await edit(ada.agent, one.id, { name: 'TWO' }).expect(200)
    expect(body).toMatchObject({ id: two.id, name: 'TWO' })
    await ada.agent.get(`/v1/tags/${one.id}`).expect(404)
    for (const todo of [both, first]) {
      expect(await readTodo(ada, todo.id)).toMatchObject({ tagIds: [two.id], version: todo.version + 1 })
    }
  })

  it('two tags renamed to each other at once end as one or two, never as none', async () => {
    const ada = await signUp(api)
    const [one, two] = [await makeTag(ada, 'one'), await makeTag(ada, 'two')]
    await Promise.all([edit(ada.agent, one.id, { name: 'two' }), edit(ada.agent, two.id, { name: 'one' })])
    const { body } = await ada.agent.get('/v1/tags').expect(200)
    expect(body.items).toHaveLength(1)
  })
})

describe('delete-tag', () => {
  it('204, and the todos that had it stay, as new versions', async () => {
    const ada = await signUp(api)
    const tag = await makeTag(ada, 'errand')
    const todo = await makeTodo(ada, (await makeList(ada)).id, { tagIds: [tag.id] })
    await ada.agent.delete(`/v1/tags/${tag.id}`).expect(428)
    await ada.agent.delete(`/v1/tags/${tag.id}`).set('if-match', '"1"').expect(204)
    expect(await readTodo(ada, todo.id)).toMatchObject({ tagIds: [], version: 2 })
  })
})
