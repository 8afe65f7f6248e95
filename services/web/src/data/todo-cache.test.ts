import { beforeEach, describe, expect, it } from 'vitest'
import type { ListSummary, Todo } from '../api/types.ts'
import { keys, queryClient } from './query-client.ts'
import { forgetTodo, knownTodo, knownTodos, showTodo, showTodos } from './todo-cache.ts'

const todo = (id: string, position: string, patch: Partial<Todo> = {}): Todo => ({
  ...{
    id,
    listId: 'home',
    parentId: null,
    title: id,
    notes: '',
    priority: 'none',
    due: null,
    tagIds: [],
    reminders: [],
  },
  ...{ position, completedAt: null, trashedAt: null, createdAt: '', updatedAt: '', version: 1, ...patch },
})
const open = [...keys.todos, { listId: 'home', done: false }]
const done = [...keys.todos, { listId: 'home', done: true }]
const idsIn = (key: readonly unknown[]) => queryClient.getQueryData<Todo[]>(key)?.map(({ id }) => id)
const openCount = () => queryClient.getQueryData<ListSummary[]>(keys.lists)?.[0]?.openTodos

beforeEach(() => {
  queryClient.clear()
  queryClient.setQueryData(open, [todo('a', 'a0'), todo('b', 'a1')])
  queryClient.setQueryData(done, [])
  queryClient.setQueryData(keys.lists, [{ id: 'home', openTodos: 2 }])
})

describe('a todo that has changed', () => {
  it('takes its place by its position', () => {
    showTodo(todo('c', 'a0V'))
    expect(idsIn(open)).toEqual(['a', 'c', 'b'])
    expect(openCount()).toBe(3)
  })

  it('goes from the open to the completed ones, and is counted no more', () => {
    showTodo(todo('a', 'a0', { completedAt: '2026-11-24T10:00:00.000Z' }))
    expect(idsIn(open)).toEqual(['b'])
    expect(idsIn(done)).toEqual(['a'])
    expect(openCount()).toBe(1)
  })

  it('leaves every list for the trash, and comes back', () => {
    showTodo(todo('a', 'a0', { trashedAt: '2026-11-24T10:00:00.000Z' }))
    expect([idsIn(open), idsIn(done), openCount()]).toEqual([['b'], [], 1])
    showTodo(todo('a', 'a0'))
    expect([idsIn(open), openCount()]).toEqual([['a', 'b'], 2])
  })

  it('is in no query that was never read', () => {
    const elsewhere = [...keys.todos, { listId: 'work', done: false }]
    showTodo(todo('a', 'a0', { listId: 'work' }))
    expect([idsIn(open), idsIn(elsewhere)]).toEqual([['b'], undefined])
  })
})

describe('todos that have changed together', () => {
  it('are shown and counted as one by one, and queries without any of them stay as they are', () => {
    const elsewhere = [...keys.todos, { listId: 'work', done: false }]
    queryClient.setQueryData(elsewhere, [todo('w', 'a0', { listId: 'work' })])
    const untouched = queryClient.getQueryData(elsewhere)
    showTodos([todo('a', 'a2'), todo('b', 'a1', { completedAt: '2026-11-24T10:00:00.000Z' }), todo('c', 'a0')])
    expect([idsIn(open), idsIn(done), openCount()]).toEqual([['c', 'a'], ['b'], 2])
    expect(queryClient.getQueryData(elsewhere)).toBe(untouched)
    expect(knownTodos(['c', 'nowhere', 'a']).map(({ position }) => position)).toEqual(['a0', 'a2'])
  })
})

describe('a todo that is gone', () => {
  it('is known nowhere', () => {
    forgetTodo('a')
    expect(idsIn(open)).toEqual(['b'])
    expect(knownTodo('a')).toBeUndefined()
    expect(openCount()).toBe(1)
  })
})
