import type { InfiniteData } from '@tanstack/react-query'
import type { Todo, TodoPage, View } from '../api/types.ts'
import { readDue } from './due.ts'
import { keys, queryClient } from './query-client.ts'
import { readerZone } from './reader.ts'

type Pages = InfiniteData<TodoPage>

/** Whether a view may still show a todo that it has shown. */
const stays = (view: View, todo: Todo): boolean => {
  if (view === 'trash') return todo.trashedAt !== null
  if (todo.trashedAt !== null) return false
  if (view === 'completed') return todo.completedAt !== null
  if (todo.completedAt !== null) return false
  if (view === 'all') return true
  if (!todo.due) return false
  const { date, today } = readDue(todo.due, new Date(), readerZone())
  return date <= today === (view === 'today')
}

const eachView = (update: (items: Todo[], view: View) => Todo[]): void => {
  for (const [queryKey, data] of queryClient.getQueriesData<Pages>({ queryKey: keys.views }))
    if (data) {
      const pages = data.pages.map(page => ({ ...page, items: update(page.items, queryKey[1] as View) }))
      queryClient.setQueryData(queryKey, { ...data, pages })
    }
}

/** Shows todos as they have become where a view holds them; what else a view should hold the server knows. */
export const showInViews = (changed: ReadonlyMap<string, Todo>): void => {
  const replaced = (items: Todo[]) =>
    items.some(({ id }) => changed.has(id)) ? items.map(item => changed.get(item.id) ?? item) : items
  eachView((items, view) => {
    const shown = replaced(items)
    return shown === items ? items : shown.filter(item => !changed.has(item.id) || stays(view, item))
  })
  queryClient.setQueriesData<Todo[]>({ queryKey: keys.search }, items => items && replaced(items))
}

export const forgetInViews = (id: string): void => eachView(items => items.filter(todo => todo.id !== id))

/** Those of the todos that a view or a search holds. */
export const knownInViews = (ids: ReadonlySet<string>): Todo[] => {
  const views = queryClient.getQueriesData<Pages>({ queryKey: keys.views })
  const inViews = views.flatMap(([, data]) => data?.pages.flatMap(page => page.items) ?? [])
  const found = queryClient.getQueriesData<Todo[]>({ queryKey: keys.search }).flatMap(([, items]) => items ?? [])
  return [...inViews, ...found].filter(({ id }) => ids.has(id))
}
