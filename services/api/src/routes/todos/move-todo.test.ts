import { randomUUIDv7 } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { longPosition } from '../../positions.ts'
import { makeList, makeTodo, readTodo, readTodos, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)

/** Todos named by one letter each, in a new list. */
const makeTitled = async (titles: string) => {
  const { id: listId } = await makeList(ada)
  const ids: Record<string, string> = {}
  for (const title of titles) ids[title] = (await makeTodo(ada, listId, { title })).id
  return { listId, id: (title: string) => ids[title] ?? '' }
}
const orderOf = async (listId: string) => (await readTodos(ada, { listId })).map(({ title }) => title).join('')
const move = (id: string, to: object) => ada.agent.post(`/v1/todos/${id}/move`).send(to)
const codeOf = async (sent: ReturnType<typeof move>) => {
  const { status, body } = await sent
  return `${status} ${body.code}`
}

describe('create-todo', () => {
  it('201 at every place', async () => {
    const { listId, id } = await makeTitled('bd')
    await makeTodo(ada, listId, { title: 'a', place: 'first' })
    await makeTodo(ada, listId, { title: 'e', place: 'last' })
    await makeTodo(ada, listId, { title: 'c', place: { before: id('d') } })
    await makeTodo(ada, listId, { title: 'f', place: { after: id('b') } })
    await makeTodo(ada, listId, { title: 'z' })
    expect(await orderOf(listId)).toBe('abfcdez')
  })

  it('409 id-taken by any todo, whoever’s it is', async () => {
    const [{ listId, id }, bob] = [await makeTitled('a'), await signUp(api)]
    const bobs = await makeList(bob)
    for (const [{ agent }, list] of [
      [ada, listId],
      [bob, bobs.id],
    ] as const) {
      const answer = await agent
        .post('/v1/todos')
        .send({ id: id('a'), listId: list, title: 'b' })
        .expect(409)
      expect(answer.body.code).toBe('id-taken')
    }
  })
})

describe('move-todo', () => {
  it('200 to every place, its own neighbourhood too', async () => {
    const { listId, id } = await makeTitled('abcd')
    const steps: [string, object, string][] = [
      ['d', { place: 'first' }, 'dabc'],
      ['d', {}, 'abcd'],
      ['d', { place: { before: id('b') } }, 'adbc'],
      ['a', { place: { after: id('b') } }, 'dbac'],
      ['a', { place: { after: id('a') } }, 'dbac'],
      ['a', { place: { before: id('a') } }, 'dbac'],
      ['a', { place: { before: id('c') } }, 'dbac'],
    ]
    for (const [title, to, order] of steps) {
      await move(id(title), to).expect(200)
      expect(await orderOf(listId)).toBe(order)
    }
  })

  it('200 into another list, with its subtasks behind it in their order', async () => {
    const [from, to] = [await makeTitled('abc'), await makeTitled('xy')]
    const parentId = from.id('b')
    const [second, first] = [
      await makeTodo(ada, from.listId, { title: '2', parentId }),
      await makeTodo(ada, from.listId, { title: '1', parentId, place: 'first' }),
    ]
    const { body } = await move(parentId, { listId: to.listId, place: { after: to.id('x') } }).expect(200)
    expect([body.listId, body.parentId]).toEqual([to.listId, null])
    expect([await orderOf(from.listId), await orderOf(to.listId)]).toEqual(['ac', 'xb12y'])
    for (const { id } of [first, second]) expect(await readTodo(ada, id)).toMatchObject({ parentId, listId: to.listId })
  })

  it('200 under a parent and out again; a subtask that changes the list leaves its parent', async () => {
    const [{ listId, id }, other] = [await makeTitled('abc'), await makeTitled('x')]
    expect((await move(id('c'), { parentId: id('a') }).expect(200)).body.parentId).toBe(id('a'))
    expect((await move(id('c'), { place: 'first' }).expect(200)).body.parentId).toBe(id('a'))
    expect((await move(id('c'), { parentId: null }).expect(200)).body.parentId).toBeNull()
    await move(id('c'), { parentId: id('a') }).expect(200)
    const { body } = await move(id('c'), { listId: other.listId }).expect(200)
    expect([body.listId, body.parentId]).toEqual([other.listId, null])
    await move(id('c'), { listId, parentId: id('b') }).expect(200)
    expect((await readTodos(ada, { parentId: id('b') })).map(({ title }) => title)).toEqual(['c'])
  })

  it('200 keeps positions short and the order right, however often one spot is used', async () => {
    const { listId, id } = await makeTitled('abcd')
    await api.sql(`update todos set position = 'a0' where id = $1`, id('a'))
    await api.sql('update todos set position = $2 where id = $1', id('b'), `a0${'0'.repeat(longPosition - 3)}1`)
    await move(id('d'), { place: { before: id('b') } }).expect(200)
    await makeTodo(ada, listId, { title: 'e', place: { after: id('a') } })
    expect(await orderOf(listId)).toBe('aedbc')
    const longest = Math.max(...(await readTodos(ada, { listId })).map(({ position }) => position.length))
    expect(longest).toBeLessThan(10)
  })

  it('409 parent-not-possible: itself, a subtask, in the trash, elsewhere, or with subtasks of one’s own', async () => {
    const [{ listId, id }, other] = [await makeTitled('abcde'), await makeTitled('x')]
    await move(id('b'), { parentId: id('a') }).expect(200)
    await ada.agent.post(`/v1/todos/${id('e')}/trash`).expect(200)
    const before = await readTodos(ada, { listId })
    for (const [title, parent] of [
      ['c', id('c')],
      ['c', id('b')],
      ['c', id('e')],
      ['c', other.id('x')],
      ['a', id('c')],
    ]) {
      expect(await codeOf(move(id(title ?? ''), { parentId: parent }))).toBe('409 parent-not-possible')
    }
    const sub = { listId, title: 'sub', parentId: id('b') }
    expect(await codeOf(ada.agent.post('/v1/todos').send(sub))).toBe('409 parent-not-possible')
    expect(await readTodos(ada, { listId })).toEqual(before)
  })

  it('409 place-not-possible beside what is not in that list', async () => {
    const [{ id }, other] = [await makeTitled('ab'), await makeTitled('x')]
    for (const neighbour of [other.id('x'), randomUUIDv7()]) {
      expect(await codeOf(move(id('a'), { place: { after: neighbour } }))).toBe('409 place-not-possible')
    }
  })
})
