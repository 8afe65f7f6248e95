import type { ListSummary, Todo } from '../api/types.ts'
import { byPosition } from './order.ts'
import { keys, queryClient } from './query-client.ts'
import { forgetInViews, knownInViews, showInViews } from './view-cache.ts'

/** Which todos a query holds, as the API's query parameters of the same names. */
export interface TodoFilter {
  listId?: string
  parentId?: string
  done?: boolean
  trashed?: boolean
}

const matches = (filter: TodoFilter, todo: Todo): boolean =>
  (todo.trashedAt !== null) === (filter.trashed ?? false) &&
  (filter.done === undefined || filter.done === (todo.completedAt !== null)) &&
  (filter.listId === undefined || filter.listId === todo.listId) &&
  (filter.parentId === undefined || filter.parentId === todo.parentId)

/** The todos of a filter after one of them has become `todo`. */
const withTodo = (todos: readonly Todo[], filter: TodoFilter, todo: Todo): Todo[] => {
  const others = todos.filter(({ id }) => id !== todo.id)
  return matches(filter, todo) ? [...others, todo].toSorted(byPosition) : others
}

const eachQuery = (update: (todos: Todo[], filter: TodoFilter) => Todo[]): void => {
  for (const [queryKey, todos] of queryClient.getQueriesData<Todo[]>({ queryKey: keys.todos }))
    if (todos) queryClient.setQueryData(queryKey, update(todos, queryKey[1] as TodoFilter))
}

const countOpen = (listId: string, by: number): void => {
  queryClient.setQueryData<ListSummary[]>(keys.lists, lists =>
    lists?.map(list => (list.id === listId ? { ...list, openTodos: Math.max(0, list.openTodos + by) } : list)),
  )
}

const isOpen = (todo: Todo): boolean => todo.parentId === null && todo.completedAt === null && todo.trashedAt === null

/** A todo as this window knows it, wherever it is held. */
export const knownTodo = (id: string): Todo | undefined => {
  const single = queryClient.getQueryData<Todo>(keys.todo(id))
  if (single) return single
  for (const [, todos] of queryClient.getQueriesData<Todo[]>({ queryKey: keys.todos })) {
    const found = todos?.find(todo => todo.id === id)
    if (found) return found
  }
  return knownInViews(id)
}

/** Puts a todo as it has become into every query that holds it or should; the lists' counts stay. */
export const placeTodo = (todo: Todo): void => {
  queryClient.setQueryData(keys.todo(todo.id), todo)
  eachQuery((todos, filter) => withTodo(todos, filter, todo))
  showInViews(todo)
}

/** Shows a todo as it has become here, and counts it in its list. */
export const showTodo = (todo: Todo): void => {
  const before = knownTodo(todo.id)
  if (before && isOpen(before)) countOpen(before.listId, -1)
  if (isOpen(todo)) countOpen(todo.listId, 1)
  placeTodo(todo)
}

/** Takes a todo out of every query. */
export const forgetTodo = (id: string): void => {
  const before = knownTodo(id)
  if (before && isOpen(before)) countOpen(before.listId, -1)
  eachQuery(todos => todos.filter(todo => todo.id !== id))
  forgetInViews(id)
  queryClient.removeQueries({ queryKey: keys.todo(id) })
}

/** The todos beside which one has its position: same list, same parent. */
export const siblingsOf = (listId: string, parentId: string | null): Todo[] => {
  const found = new Map<string, Todo>()
  for (const [, todos] of queryClient.getQueriesData<Todo[]>({ queryKey: keys.todos }))
    for (const todo of todos ?? []) if (todo.listId === listId && todo.parentId === parentId) found.set(todo.id, todo)
  return [...found.values()]
}
