import { describe, expect, it } from 'vitest'
import { type Statement, whileOpen } from './testing/open-transaction.ts'
import { makeList, makeTodo, readTodo, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)

/** A list and a todo in it, with how to edit each. */
const make = async () => {
  const list = await makeList(ada)
  const todo = await makeTodo(ada, list.id)
  return {
    list: { path: `/v1/lists/${list.id}`, item: list, edit: { name: 'Garden' } },
    todo: { path: `/v1/todos/${todo.id}`, item: todo, edit: { title: 'Buy oat milk' } },
  }
}
type Item = Awaited<ReturnType<typeof make>>['todo']
const kinds = ['list', 'todo'] as const

describe.each(kinds)('If-Match on a %s', kind => {
  it('200 with the ETag of the representation, which becomes another', async () => {
    const { path, item, edit } = (await make())[kind]
    const { headers } = await ada.agent.get(path).expect(200)
    const changed = await ada.agent
      .patch(path)
      .set('if-match', headers['etag'] ?? '')
      .send(edit)
      .expect(200)
    expect(changed.body).toEqual({ ...item, ...edit, version: item.version + 1, updatedAt: expect.any(String) })
    expect(changed.headers['etag']).toBe(`"${item.version + 1}"`)
    expect((await ada.agent.get(path)).headers['etag']).toBe(changed.headers['etag'])
  })

  it.each(['"9", "1"', 'W/"1"', '*'])('200 with %s', async tag => {
    const { path, edit } = (await make())[kind]
    await ada.agent.patch(path).set('if-match', tag).send(edit).expect(200)
  })

  it('204 for a deletion, after which there is nothing', async () => {
    const { path } = (await make())[kind]
    await ada.agent.delete(path).set('if-match', '"1"').expect(204)
    await ada.agent.get(path).expect(404)
  })

  it.each(['"2"', '1', '"1', 'nonsense'])('412 with the current representation for %s', async tag => {
    const { path, item, edit } = (await make())[kind]
    const patched = await ada.agent.patch(path).set('if-match', tag).send(edit).expect(412)
    const deleted = await ada.agent.delete(path).set('if-match', tag).expect(412)
    for (const { body, headers } of [patched, deleted]) {
      expect([body.code, body.current, headers['etag']]).toEqual(['precondition-failed', item, '"1"'])
    }
    expect((await ada.agent.get(path)).body).toEqual(item)
  })

  it('428 without', async () => {
    const { path, item, edit } = (await make())[kind]
    for (const sent of [ada.agent.patch(path).send(edit), ada.agent.delete(path)]) {
      expect((await sent.expect(428)).body.code).toBe('precondition-required')
    }
    expect((await ada.agent.get(path)).body).toEqual(item)
  })
})

describe('If-Match on an action', () => {
  it('is not needed, and holds when it is there', async () => {
    const { todo, list } = await make()
    await ada.agent.post(`${todo.path}/complete`).set('if-match', '"7"').expect(412)
    expect((await readTodo(ada, todo.item.id)).completedAt).toBeNull()
    await ada.agent.post(`${todo.path}/complete`).set('if-match', '"1"').expect(200)
    await ada.agent.post(`${todo.path}/move`).set('if-match', '"1"').send({ place: 'first' }).expect(412)
    await ada.agent.post(`${list.path}/archive`).set('if-match', '"7"').expect(412)
    await ada.agent.post(`${list.path}/archive`).set('if-match', '"1"').expect(200)
  })

  it.each([
    ['an action', ({ path }: Item) => ada.agent.post(`${path}/complete`).set('if-match', '"1"').send()],
    [
      'an item of many',
      ({ item: { id: todoId } }: Item) =>
        ada.agent.post('/v1/todos/changes').send({ items: [{ todoId, action: 'complete', version: 1 }] }),
    ],
  ])('412 for %s when the todo is edited while it looks', async (_, act) => {
    const { todo } = await make()
    const edit: Statement = ['update todos set title = $2 where id = $1', [todo.item.id, 'Buy oat milk']]
    const { body } = await whileOpen(api, [edit], async ({ commit, untilAwaited }) => {
      const answer = act(todo).then(answered => answered)
      await untilAwaited()
      await commit()
      return answer
    })
    expect(body.items?.[0].problem ?? body).toMatchObject({ code: 'precondition-failed', current: { version: 2 } })
    expect((await readTodo(ada, todo.item.id)).completedAt).toBeNull()
  })
})

describe('If-None-Match', () => {
  it('304 without a body for what has not changed, 200 for what has', async () => {
    const { list, todo } = await make()
    const collections = ['/v1/lists', '/v1/tags', `/v1/todos?listId=${list.item.id}`]
    for (const path of [list.path, todo.path, '/v1/account', ...collections]) {
      const { headers } = await ada.agent.get(path).expect(200).expect('cache-control', 'private, no-cache')
      const again = () => ada.agent.get(path).set('if-none-match', `"other", W/${headers['etag']}`)
      const { text } = await again()
        .expect(304)
        .expect('etag', headers['etag'] ?? '')
      expect(text).toBe('')
    }
    const before = await Promise.all(collections.map(path => ada.agent.get(path)))
    await makeTodo(ada, list.item.id)
    await ada.agent.post('/v1/tags').send({ name: list.item.id }).expect(201)
    for (const [index, path] of collections.entries()) {
      await ada.agent
        .get(path)
        .set('if-none-match', before[index]?.headers['etag'] ?? '')
        .expect(200)
    }
  })

  it('tells the same representation after an edit as before it was read again', async () => {
    const { todo } = await make()
    const reminders = Array.from({ length: 10 }, (_, index) => ({ minutesBefore: (index * 7) % 10 }))
    const { body } = await ada.agent.patch(todo.path).set('if-match', '*').send({ reminders }).expect(200)
    expect(await readTodo(ada, todo.item.id)).toEqual(body)
    expect(body.reminders).toEqual(reminders)
  })
})
