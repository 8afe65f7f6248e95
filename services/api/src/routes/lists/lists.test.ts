import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { longPosition } from '../../positions.ts'
import { join, makeList, makeTodo, type Person, readLists, readTodos, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()

const namesOf = async (person: Person) => (await readLists(person)).map(({ name }) => name)
const makeNamed = async (person: Person, ...names: string[]) => {
  const ids: string[] = []
  for (const name of names) ids.push((await makeList(person, { name })).id)
  return ids as [string, string, string]
}
const move = ({ agent }: Person, id: string, place: unknown) => agent.post(`/v1/lists/${id}/move`).send({ place })

describe('create-list', () => {
  it('201 with an owner’s list at the end, under the identifier that the client chose', async () => {
    const [ada, id] = [await signUp(api), randomUUIDv7()]
    await makeList(ada)
    const { body, headers } = await ada.agent
      .post('/v1/lists')
      .send({ id, name: ' Garden ', color: 'green' })
      .expect(201)
    expect(body).toMatchObject({ id, name: 'Garden', color: 'green', role: 'owner', archivedAt: null, version: 1 })
    expect(headers['location']).toBe(`/v1/lists/${id}`)
    expect((await ada.agent.get(headers['location'] ?? '')).body).toEqual(body)
    expect(await namesOf(ada)).toEqual(['Home', 'Garden'])
  })

  it('409 id-taken, by whomever', async () => {
    const [ada, bob] = [await signUp(api), await signUp(api)]
    const { id } = await makeList(bob)
    expect((await ada.agent.post('/v1/lists').send({ id, name: 'Mine' }).expect(409)).body.code).toBe('id-taken')
    expect(await namesOf(ada)).toEqual([])
  })
})

describe('list-lists', () => {
  it('200 counts the todos that are open', async () => {
    const ada = await signUp(api)
    const { id } = await makeList(ada)
    const todos = [await makeTodo(ada, id), await makeTodo(ada, id), await makeTodo(ada, id)]
    await ada.agent.post(`/v1/todos/${todos[0]?.id}/complete`).expect(200)
    await ada.agent.post(`/v1/todos/${todos[1]?.id}/trash`).expect(200)
    expect(await readLists(ada)).toMatchObject([{ id, openTodos: 1 }])
  })
})

describe('move-list', () => {
  it('200 to every place', async () => {
    const ada = await signUp(api)
    const [a, b, c] = await makeNamed(ada, 'a', 'b', 'c')
    const steps: [string, unknown, string][] = [
      [c, 'first', 'cab'],
      [c, 'last', 'abc'],
      [c, { before: b }, 'acb'],
      [a, { after: c }, 'cab'],
      [b, { after: b }, 'cab'],
      [c, { before: c }, 'cab'],
    ]
    for (const [id, place, order] of steps) {
      await move(ada, id, place).expect(200)
      expect((await namesOf(ada)).join('')).toBe(order)
    }
  })

  it('200 changes the order of nobody else', async () => {
    const [ada, bob] = [await signUp(api), await signUp(api)]
    const [a, b] = await makeNamed(ada, 'a', 'b')
    for (const id of [a, b]) await join(api, bob, id, 'viewer')
    await move(bob, b, 'first').expect(200)
    expect([await namesOf(ada), await namesOf(bob)]).toEqual([
      ['a', 'b'],
      ['b', 'a'],
    ])
  })

  it('200 keeps positions short and the order right, however often one spot is used', async () => {
    const ada = await signUp(api)
    const [a, b, c] = await makeNamed(ada, 'a', 'b', 'c')
    const nearly = `a0${'0'.repeat(longPosition - 3)}1`
    await api.sql(`update members set position = 'a0' where list_id = $1`, a)
    await api.sql('update members set position = $2 where list_id = $1', b, nearly)
    await move(ada, c, { before: b }).expect(200)
    const lists = await readLists(ada)
    expect(lists.map(({ name }) => name)).toEqual(['a', 'c', 'b'])
    expect(Math.max(...lists.map(({ position }) => position.length))).toBeLessThan(10)
  })

  it('409 place-not-possible beside what is not there', async () => {
    const ada = await signUp(api)
    const { id } = await makeList(ada)
    expect((await move(ada, id, { before: randomUUIDv7() }).expect(409)).body.code).toBe('place-not-possible')
  })
})

describe('archive-list and unarchive-list', () => {
  it('200, and once only; its todos leave the views without a list, not the list', async () => {
    const ada = await signUp(api)
    const { id } = await makeList(ada)
    const todo = await makeTodo(ada, id)
    const archive = () => ada.agent.post(`/v1/lists/${id}/archive`).expect(200)
    const [first, second] = [await archive(), await archive()]
    expect(first.body).toMatchObject({ archivedAt: expect.any(String), version: 2 })
    expect(second.body).toEqual(first.body)
    expect([await readTodos(ada, {}), await readTodos(ada, { listId: id })]).toEqual([[], [todo]])
    const unarchive = () => ada.agent.post(`/v1/lists/${id}/unarchive`).expect(200)
    const [third, fourth] = [await unarchive(), await unarchive()]
    expect(third.body).toMatchObject({ archivedAt: null, version: 3 })
    expect(fourth.body).toEqual(third.body)
    expect(await readTodos(ada, {})).toEqual([todo])
  })
})

describe('delete-list', () => {
  it('204 with its todos, for all its members', async () => {
    const [ada, bob] = [await signUp(api), await signUp(api)]
    const [list, kept] = [await makeList(ada), await makeList(ada, { name: 'Kept' })]
    await join(api, bob, list.id, 'editor')
    const [todo, other] = [await makeTodo(ada, list.id), await makeTodo(ada, kept.id)]
    await makeTodo(bob, list.id, { parentId: todo.id })
    await ada.agent.delete(`/v1/lists/${list.id}`).set('if-match', '"1"').expect(204)
    await ada.agent.get(`/v1/todos/${todo.id}`).expect(404)
    expect([await namesOf(ada), await namesOf(bob)]).toEqual([['Kept'], []])
    expect(await readTodos(ada, {})).toEqual([other])
    expect(await api.sql('select from todos where list_id = $1', list.id)).toEqual([])
  })
})
