import { describe, expect, it } from 'vitest'
import { type Statement, whileOpen } from '../../testing/open-transaction.ts'
import { makeList, makeTodo, readTodo, readTodos, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'
import { lockOrder } from './statements.ts'

const api = await startApi()
const ada = await signUp(api)

const act = (id: string, action: string) => ada.agent.post(`/v1/todos/${id}/${action}`)
const titlesOf = async (query: object) => (await readTodos(ada, query)).map(({ title }) => title)

/** A todo with subtasks a and b. */
const makeFamily = async () => {
  const { id: listId } = await makeList(ada)
  const parent = await makeTodo(ada, listId, { title: 'parent' })
  const make = (title: string) => makeTodo(ada, listId, { title, parentId: parent.id })
  return { listId, parent, a: await make('a'), b: await make('b') }
}

describe('complete-todo and reopen-todo', () => {
  it('200, and asked twice, once only', async () => {
    const { parent, a } = await makeFamily()
    const completed = [await act(parent.id, 'complete').expect(200), await act(parent.id, 'complete').expect(200)]
    expect(completed[0]?.body).toMatchObject({ completedAt: expect.any(String), version: 2 })
    expect(completed[1]?.text).toBe(completed[0]?.text)
    expect(completed[1]?.headers['etag']).toBe('"2"')
    expect((await readTodo(ada, a.id)).completedAt).toBeNull()
    const reopened = [await act(parent.id, 'reopen').expect(200), await act(parent.id, 'reopen').expect(200)]
    expect(reopened[0]?.body).toMatchObject({ completedAt: null, version: 3 })
    expect(reopened[1]?.text).toBe(reopened[0]?.text)
  })

  it('200 to whoever completes it while another does: once only, and nobody is told that it is open', async () => {
    const { parent } = await makeFamily()
    const byAnother: Statement = ['update todos set completed_at = now() where id = $1', [parent.id]]
    const { body } = await whileOpen(api, [byAnother], async ({ commit, untilAwaited }) => {
      const answer = act(parent.id, 'complete')
        .expect(200)
        .then(answered => answered)
      await untilAwaited()
      await commit()
      return answer
    })
    expect(body).toMatchObject({ completedAt: expect.any(String), version: 2 })
  })
})

describe('trash-todo and restore-todo', () => {
  it('200 with its subtasks, and back at the same place', async () => {
    const { listId, parent } = await makeFamily()
    await makeTodo(ada, listId, { title: 'last' })
    const { body } = await act(parent.id, 'trash').expect(200)
    expect(body).toMatchObject({ trashedAt: expect.any(String), version: 2 })
    expect((await act(parent.id, 'trash').expect(200)).body).toEqual(body)
    expect(await titlesOf({ listId })).toEqual(['last'])
    expect(await titlesOf({ listId, trashed: true })).toEqual(['parent', 'a', 'b'])
    expect((await act(parent.id, 'restore').expect(200)).body).toMatchObject({ trashedAt: null, version: 3 })
    await act(parent.id, 'restore').expect(200)
    expect(await titlesOf({ listId })).toEqual(['parent', 'a', 'b', 'last'])
    expect(await titlesOf({ listId, trashed: true })).toEqual([])
    expect(await titlesOf({ parentId: parent.id })).toEqual(['a', 'b'])
  })

  it('200 leaves in the trash what went there before', async () => {
    const { listId, parent, a } = await makeFamily()
    await act(a.id, 'trash').expect(200)
    await act(parent.id, 'trash').expect(200)
    await act(parent.id, 'restore').expect(200)
    expect(await titlesOf({ listId })).toEqual(['parent', 'b'])
    expect(await titlesOf({ listId, trashed: true })).toEqual(['a'])
  })

  it('200 takes along the subtask that is being added meanwhile', async () => {
    const { listId, parent } = await makeFamily()
    const order: Statement = [lockOrder, [listId]]
    const late: Statement = [
      `insert into todos (id, list_id, parent_id, level, parent_level, title, position)
        values (uuidv7(), $1, $2, 1, 0, 'late', 'zz')`,
      [listId, parent.id],
    ]
    await whileOpen(api, [order, late], async ({ commit, untilAwaited }) => {
      const answer = act(parent.id, 'trash')
        .expect(200)
        .then(answered => answered)
      await untilAwaited()
      await commit()
      await answer
    })
    expect(await titlesOf({ listId })).toEqual([])
  })

  it('200 for a subtask alone: it comes back under its parent, or on its own when that is in the trash', async () => {
    const { listId, parent, a, b } = await makeFamily()
    await act(a.id, 'trash').expect(200)
    expect((await act(a.id, 'restore').expect(200)).body.parentId).toBe(parent.id)
    await act(parent.id, 'trash').expect(200)
    expect((await act(b.id, 'restore').expect(200)).body).toMatchObject({ parentId: null, trashedAt: null })
    expect(await titlesOf({ listId })).toEqual(['b'])
    await act(parent.id, 'restore').expect(200)
    expect(await titlesOf({ listId })).toEqual(['parent', 'a', 'b'])
    expect(await titlesOf({ parentId: parent.id })).toEqual(['a'])
    await makeTodo(ada, listId, { title: 'sub', parentId: b.id })
  })
})

describe('delete-todo', () => {
  it('204 for good, with its subtasks, from the trash too', async () => {
    const { listId, parent, a } = await makeFamily()
    await act(parent.id, 'trash').expect(200)
    await ada.agent.delete(`/v1/todos/${parent.id}`).set('if-match', '"2"').expect(204)
    await ada.agent.get(`/v1/todos/${a.id}`).expect(404)
    await act(parent.id, 'restore').expect(404)
    expect(await titlesOf({ listId, trashed: true })).toEqual([])
  })
})
