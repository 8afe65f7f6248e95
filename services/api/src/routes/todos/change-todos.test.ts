import { describe, expect, it } from 'vitest'
import { makeList, makeTodo, readTodo, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)
const change = (items: object[], key?: string) => {
  const sent = ada.agent.post('/v1/todos/changes')
  return (key ? sent.set('idempotency-key', key) : sent).send({ items })
}

describe('200', () => {
  it('each item succeeds or fails for itself, in order', async () => {
    const [list, other] = [await makeList(ada), await makeList(ada)]
    const make = () => makeTodo(ada, list.id)
    const [a, b, c, d, e] = [await make(), await make(), await make(), await make(), await make()]
    const { body } = await change([
      { todoId: a.id, action: 'complete' },
      { todoId: b.id, action: 'update', version: 9, patch: { title: 'lost' } },
      { todoId: c.id, action: 'move', listId: other.id },
      { todoId: list.id, action: 'trash' },
      { todoId: d.id, action: 'delete' },
      { todoId: d.id, action: 'update', version: 1, patch: { priority: 'high' } },
      { todoId: e.id, action: 'delete', version: 1 },
      { todoId: b.id, action: 'trash' },
    ]).expect(200)
    expect(body.items.map(({ status }: { status: number }) => status)).toEqual([200, 412, 200, 404, 428, 200, 204, 200])
    expect(body.items[1].problem.current).toMatchObject({ id: b.id, title: 'Buy milk' })
    expect(await readTodo(ada, a.id)).toEqual(body.items[0].todo)
    expect(await readTodo(ada, c.id)).toMatchObject({ listId: other.id })
    expect(await readTodo(ada, d.id)).toMatchObject({ priority: 'high', version: 2 })
    await ada.agent.get(`/v1/todos/${e.id}`).expect(404)
  })

  it('todos that are completed count, each once', async () => {
    const counted = async () => /^todo_completed_total (\d+)/m.exec(await api.events.registry.expose())?.[1] ?? '0'
    const list = await makeList(ada)
    const [a, b] = [await makeTodo(ada, list.id), await makeTodo(ada, list.id)]
    const before = Number(await counted())
    const items = [a, b, a].map(({ id }) => ({ todoId: id, action: 'complete' }))
    await change([...items, { todoId: b.id, action: 'reopen' }]).expect(200)
    expect(Number(await counted())).toBe(before + 2)
  })

  it('with an Idempotency-Key it is carried out once', async () => {
    const { id } = await makeTodo(ada, (await makeList(ada)).id)
    const items = [{ todoId: id, action: 'complete' }]
    const [first, second] = [await change(items, 'bulk-1').expect(200), await change(items, 'bulk-1').expect(200)]
    expect(second.text).toBe(first.text)
    expect((await readTodo(ada, id)).version).toBe(2)
  })
})

describe('400', () => {
  it.each([
    [[]],
    [[{ todoId: 'x', action: 'complete' }]],
    [[{ todoId: '01990000-0000-7000-8000-000000000000', action: 'vanish' }]],
    [[{ todoId: '01990000-0000-7000-8000-000000000000', action: 'complete', patch: {} }]],
    [Array(101).fill({ todoId: '01990000-0000-7000-8000-000000000000', action: 'complete' })],
  ])('for %j', async items => {
    const { body } = await change(items).expect(400)
    expect(body.errors[0].field).toMatch(/^\/items/)
  })
})
