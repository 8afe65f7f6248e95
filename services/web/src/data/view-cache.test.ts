import type { InfiniteData } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Todo, TodoPage, View } from '../api/types.ts'
import { keys, queryClient } from './query-client.ts'
import { showInViews } from './view-cache.ts'

const at = '2026-11-24T10:00:00.000Z'
const milk = (patch: Partial<Todo> = {}): Todo => ({
  ...{ id: 'milk', listId: 'home', parentId: null, title: 'Milk', notes: '', priority: 'none', tagIds: [] },
  ...{ reminders: [], position: 'a0', completedAt: null, trashedAt: null, createdAt: at, updatedAt: at, version: 1 },
  ...{ due: { date: '2026-11-25', time: null, timeZone: null }, ...patch },
})
const show = (todo: Todo) => showInViews(new Map([[todo.id, todo]]))
const views: View[] = ['today', 'upcoming', 'all', 'completed', 'trash']
const titlesIn = (view: View) =>
  queryClient
    .getQueryData<InfiniteData<TodoPage>>([...keys.views, view])
    ?.pages.flatMap(({ items }) => items.map(({ title }) => title))

beforeEach(() => {
  // 23:30 in UTC is the next day in Berlin.
  vi.useFakeTimers({ now: new Date('2026-11-24T23:30:00.000Z') })
  queryClient.setQueryData(keys.account, { settings: { timeZone: 'Europe/Berlin' } })
  for (const view of views)
    queryClient.setQueryData([...keys.views, view], {
      pages: [{ items: [milk()], nextCursor: null }],
      pageParams: [null],
    })
})
afterEach(() => {
  vi.useRealTimers()
  queryClient.clear()
})

describe('a todo that has changed', () => {
  it('is shown as it is, where a view still has it by the days of the account’s zone', () => {
    show(milk({ title: 'Oat milk' }))
    expect(views.filter(view => titlesIn(view)?.includes('Oat milk'))).toEqual(['today', 'all'])
    expect(views.filter(view => titlesIn(view)?.length === 0)).toEqual(['upcoming', 'completed', 'trash'])
  })

  it.each([
    ['completed', { completedAt: at }, ['completed']],
    ['in the trash', { trashedAt: at }, ['trash']],
    ['due another day', { due: { date: '2026-11-26', time: null, timeZone: null } }, ['upcoming', 'all']],
    ['without a date', { due: null }, ['all']],
  ] as const)('stays only in the views for it when it is %s', (_case, patch, expected) => {
    show(milk(patch))
    expect(views.filter(view => titlesIn(view)?.length === 1)).toEqual(expected)
  })
})
