import type { Todo } from '@todo/contracts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { makeList, makeTodo, readTodos, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)

const kind = fc.constantFrom('first', 'last', 'before', 'after')
const pick = fc.nat({ max: 1000 })
const step = fc.record({ create: fc.boolean(), kind, which: pick, neighbour: pick })
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never

/** A place as a request says it, and where it is in an array without the one that goes there. */
const placeAmong = (order: readonly string[], { kind, neighbour }: Step) => {
  const beside = order[neighbour % Math.max(order.length, 1)]
  if (kind === 'first' || (kind === 'before' && !beside)) return { place: 'first', index: 0 }
  if (kind === 'last' || !beside) return { place: 'last', index: order.length }
  return { place: { [kind]: beside }, index: order.indexOf(beside) + (kind === 'after' ? 1 : 0) }
}

/** Carries a step out, on the API and on the model; answers with the model's next order. */
const carryOut = async (listId: string, order: readonly string[], step: Step): Promise<string[]> => {
  const moved = step.create ? undefined : order[step.which % Math.max(order.length, 1)]
  const others = order.filter(id => id !== moved)
  const { place, index } = placeAmong(others, step)
  if (moved) await ada.agent.post(`/v1/todos/${moved}/move`).send({ place }).expect(200)
  return others.toSpliced(index, 0, moved ?? (await makeTodo(ada, listId, { place })).id)
}

const expectOrdered = (todos: readonly Todo[]) => {
  const positions = todos.map(({ position }) => position)
  expect(positions).toEqual([...new Set(positions)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))))
}

it('any sequence of creations and moves leaves the order that an array would have', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
      const { id: listId } = await makeList(ada)
      let order: string[] = []
      for (const next of steps) order = await carryOut(listId, order, next)
      const todos = await readTodos(ada, { listId })
      expect(todos.map(({ id }) => id)).toEqual(order)
      expectOrdered(todos)
    }),
    { numRuns: 15 },
  )
})

it('writers at the same time lose and double nothing, and each one’s chain stays in its order', async () => {
  const writers = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { minLength: 2, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(writers, async scripts => {
      const { id: listId } = await makeList(ada)
      const common = [await makeTodo(ada, listId), await makeTodo(ada, listId), await makeTodo(ada, listId)].map(
        ({ id }) => id,
      )
      const chains = await Promise.all(
        scripts.map(async script => {
          const chain: string[] = []
          for (const next of script) {
            const { place } = placeAmong(common, next)
            const tail = chain.at(-1)
            const added = await makeTodo(ada, listId, { place: tail ? { after: tail } : place })
            chain.push(added.id)
            const mover = common[next.which % common.length] ?? ''
            await ada.agent
              .post(`/v1/todos/${mover}/move`)
              .send({ place: { [next.kind === 'before' ? 'before' : 'after']: added.id } })
              .expect(200)
          }
          return chain
        }),
      )
      const todos = await readTodos(ada, { listId })
      const ids = todos.map(({ id }) => id)
      expect([...ids].sort()).toEqual([...common, ...chains.flat()].sort())
      for (const chain of chains) expect(ids.filter(id => chain.includes(id))).toEqual(chain)
      expectOrdered(todos)
    }),
    { numRuns: 8 },
  )
})
