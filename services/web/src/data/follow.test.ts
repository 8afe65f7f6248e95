import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Change, Todo } from '../api/types.ts'
import { change } from './change.ts'
import { follow } from './follow.ts'
import { keys, queryClient } from './query-client.ts'
import { knownTodo, showTodo } from './todo-cache.ts'

const milk = (version: number, title = 'Milk'): Todo => ({
  ...{ id: 'milk', listId: 'home', parentId: null, title, notes: '', priority: 'none', due: null },
  ...{ tagIds: [], reminders: [], position: 'a0', completedAt: null, trashedAt: null, version },
  ...{ createdAt: '2026-11-24T10:00:00.000Z', updatedAt: '2026-11-24T10:00:00.000Z' },
})
const changed = (version: number | null, action: Change['action'] = 'put'): Change => ({
  ...{ seq: '1', entity: 'todo', id: 'milk', listId: 'home', action, version },
})
const open = { listId: 'home', done: false }
const shown = () => queryClient.getQueryData<Todo[]>([...keys.todos, open])?.map(({ title }) => title)

let server: Todo | undefined
const asked = vi.fn(async () =>
  server ? Response.json(server) : Response.json({ title: 'Not found', status: 404 }, { status: 404 }),
)

beforeEach(() => {
  vi.stubGlobal('fetch', asked)
  queryClient.setQueryData([...keys.todos, open], [])
})
afterEach(() => {
  queryClient.clear()
  asked.mockClear()
  vi.unstubAllGlobals()
})

describe('a change of the feed', () => {
  it('is shown when someone else made it', async () => {
    showTodo(milk(1))
    server = milk(2, 'Oat milk')
    follow(changed(2))
    await vi.waitFor(() => expect(shown()).toEqual(['Oat milk']))
  })

  it('brings a todo that this window did not know', async () => {
    server = milk(1)
    follow(changed(1))
    await vi.waitFor(() => expect(shown()).toEqual(['Milk']))
  })

  it('takes away what was deleted, and what the reader may no longer see', async () => {
    showTodo(milk(1))
    follow(changed(null, 'delete'))
    await vi.waitFor(() => expect(shown()).toEqual([]))
    showTodo(milk(1))
    server = undefined
    follow(changed(2))
    await vi.waitFor(() => expect(shown()).toEqual([]))
  })
})

describe('nothing is asked', () => {
  it('for a change that this window made itself', async () => {
    showTodo(milk(2))
    follow(changed(2))
    follow({ ...changed(1), id: 'other' })
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    expect(asked.mock.calls.flat().filter(address => String(address).includes('milk'))).toEqual([])
  })

  it('while a change of this window to the same todo is on its way', async () => {
    showTodo(milk(1))
    let store = (_todo: Todo) => {}
    const stored = change<Todo>({
      ...{ scope: 'milk', failed: 'was not saved', apply: () => () => {}, accept: showTodo },
      send: () =>
        new Promise(resolve => {
          store = resolve
        }),
    })
    follow(changed(2))
    await vi.waitFor(() => expect(queryClient.isMutating()).toBe(1))
    store(milk(2, 'Mine'))
    await stored
    follow({ ...changed(1), id: 'other' })
    await vi.waitFor(() => expect(asked).toHaveBeenCalled())
    expect(asked.mock.calls.flat().filter(address => String(address).includes('milk'))).toEqual([])
    expect(knownTodo('milk')?.title).toBe('Mine')
  })
})
