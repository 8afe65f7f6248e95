import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { BulkItem, Todo } from '../api/types.ts'
import { toasts } from '../ui/toasts.ts'
import { changeTodos } from './bulk.ts'
import { keys, queryClient } from './query-client.ts'

const todo = (id: string, patch: Partial<Todo> = {}): Todo => ({
  ...{ id, listId: 'home', parentId: null, title: id, notes: '', priority: 'none', due: null, tagIds: [] },
  ...{ reminders: [], position: `a${id}`, completedAt: null, trashedAt: null, createdAt: '', updatedAt: '' },
  ...{ version: 1, ...patch },
})
const shown = () =>
  queryClient.getQueryData<Todo[]>([...keys.todos, { listId: 'home' }])?.map(({ id, priority }) => `${id} ${priority}`)

type Answer = { todoId: string; status: number; todo?: Todo; problem?: object }
const requests: { items: BulkItem[]; key: string | null }[] = []

/** A server that answers each item so, and remembers what it was asked. */
const serve = (answer: (item: BulkItem) => Omit<Answer, 'todoId'>) =>
  vi.stubGlobal('fetch', async (_path: string, init: RequestInit) => {
    const { items } = JSON.parse(String(init.body)) as { items: BulkItem[] }
    requests.push({ items, key: new Headers(init.headers).get('Idempotency-Key') })
    return Response.json({ items: items.map(item => ({ todoId: item.todoId, ...answer(item) })) })
  })

const raise = (todos: Todo[]) =>
  changeTodos({
    todos,
    become: one => ({ ...one, priority: 'high' }),
    item: one => ({ todoId: one.id, action: 'update', version: one.version, patch: { priority: 'high' } }),
    failed: 'given high priority',
  })
const stored = (item: BulkItem) => ({ status: 200, todo: todo(item.todoId, { priority: 'high', version: 2 }) })
const all = (count: number) => Array.from({ length: count }, (_, index) => todo(String(index).padStart(3, '0')))

beforeEach(() => {
  requests.length = 0
  queryClient.setQueryData([...keys.todos, { listId: 'home' }], [todo('1'), todo('2'), todo('3')])
})
afterEach(() => {
  vi.unstubAllGlobals()
  queryClient.clear()
  toasts.set([])
})

describe('changing many', () => {
  it('shows all before it is stored, by one request', async () => {
    serve(stored)
    const changing = raise([todo('1'), todo('3')])
    await vi.waitFor(() => expect(shown()).toEqual(['1 high', '2 none', '3 high']))
    expect(await changing).toEqual([])
    expect(requests.map(({ items }) => items.map(({ todoId }) => todoId))).toEqual([['1', '3']])
    expect(requests[0]?.key).toBeTruthy()
  })

  it('asks for no more than a hundred at a time', async () => {
    const todos = all(250)
    queryClient.setQueryData([...keys.todos, { listId: 'home' }], todos)
    serve(stored)
    expect(await raise(todos)).toEqual([])
    expect(requests.map(({ items }) => items.length)).toEqual([100, 100, 50])
    expect(shown()?.every(words => words.endsWith('high'))).toBe(true)
  })
})

describe('one that is refused', () => {
  const problem = { title: 'There is no such todo', status: 404, code: 'not-found' }
  it('is taken back alone, and named with its reason', async () => {
    serve(item => (item.todoId === '2' ? { status: 404, problem } : stored(item)))
    const refusals = await raise([todo('1'), todo('2'), todo('3')])
    expect(refusals.map(({ todo: { title }, reason }) => [title, reason])).toEqual([['2', problem.title]])
    expect(shown()).toEqual(['1 high', '2 none', '3 high'])
  })

  const stale = (current: Todo) => ({
    status: 412,
    problem: { title: 'It has changed', status: 412, code: 'precondition-failed', current },
  })
  it('because something else of it has changed is asked again for what it is now', async () => {
    const current = todo('2', { title: 'two', version: 7 })
    serve(item => (item.todoId === '2' && item.version === 1 ? stale(current) : { ...stored(item) }))
    expect(await raise([todo('1'), todo('2')])).toEqual([])
    expect(requests.map(({ items }) => items.map(({ todoId, version }) => [todoId, version]))).toEqual([
      [
        ['1', 1],
        ['2', 1],
      ],
      [['2', 7]],
    ])
    expect(requests[0]?.key).not.toBe(requests[1]?.key)
  })

  it('because the same of it has changed stays as it is', async () => {
    serve(item => (item.todoId === '2' ? stale(todo('2', { priority: 'low', version: 7 })) : stored(item)))
    expect((await raise([todo('1'), todo('2')])).map(({ reason }) => reason)).toEqual(['It has changed'])
  })
})

describe('when nothing answers as it should', () => {
  it('all are taken back, told once, and can be tried again', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ title: 'Something went wrong', status: 500 }, { status: 500 }))
    const refusals = await raise([todo('1'), todo('2')])
    expect(refusals.map(({ reason }) => reason)).toEqual(['', ''])
    expect(shown()).toEqual(['1 none', '2 none', '3 none'])
    expect(toasts.get().map(({ text }) => text)).toEqual(['2 todos were not given high priority. Something went wrong'])
    serve(stored)
    toasts.get()[0]?.act?.()
    await vi.waitFor(() => expect(requests).toHaveLength(1))
    await vi.waitFor(() => expect(shown()).toEqual(['1 high', '2 high', '3 none']))
  })
})
