import type { ListSummary, Todo } from '../api/types.ts'
import { byPosition } from './order.ts'
import { keys, queryClient } from './query-client.ts'
import { forgetInViews, knownInViews, showInViews } from './view-cache.ts'

/** Which todos a query holds, as the API's query parameters of the same names; trashed ones are in none. */
export interface TodoFilter {
  listId?: string
  parentId?: string
  done?: boolean
}

const matches = (filter: TodoFilter, todo: Todo): boolean =>
  todo.trashedAt === null &&
  (filter.done === undefined || filter.done === (todo.completedAt !== null)) &&
  (filter.listId === undefined || filter.listId === todo.listId) &&
  (filter.parentId === undefined || filter.parentId === todo.parentId)

/** The todos of a filter after some have become what `changed` says; the very same array when that touches none. */
const withTodos = (todos: Todo[], filter: TodoFilter, changed: ReadonlyMap<string, Todo>): Todo[] => {
  const others = todos.filter(({ id }) => !changed.has(id))
  const added = [...changed.values()].filter(todo => matches(filter, todo))
  if (added.length === 0) return others.length === todos.length ? todos : others
  return [...others, ...added].sort(byPosition)
}

const eachQuery = (update: (todos: Todo[], filter: TodoFilter) => Todo[]): void => {
  for (const [queryKey, todos] of queryClient.getQueriesData<Todo[]>({ queryKey: keys.todos })) {
    const updated = todos && update(todos, queryKey[1] as TodoFilter)
    if (updated && updated !== todos) queryClient.setQueryData(queryKey, updated)
  }
}

const isOpen = (todo: Todo | undefined): boolean =>
  todo?.parentId === null && todo.completedAt === null && todo.trashedAt === null

/** Counts in their lists what has become open, and no longer what was. */
const count = (before: (Todo | undefined)[], after: Todo[]): void => {
  const by = new Map<string, number>()
  for (const [todos, one] of [[before, -1] as const, [after, 1] as const])
    for (const todo of todos) if (todo && isOpen(todo)) by.set(todo.listId, (by.get(todo.listId) ?? 0) + one)
  queryClient.setQueryData<ListSummary[]>(keys.lists, lists =>
    lists?.map(list => ({ ...list, openTodos: Math.max(0, list.openTodos + (by.get(list.id) ?? 0)) })),
  )
}

/** Todos as this window knows them, wherever they are held, in the order of the ids. */
export const knownTodos = (ids: Iterable<string>): Todo[] => {
  const wanted = new Set(ids)
  const found = new Map(knownInViews(wanted).map(todo => [todo.id, todo]))
  for (const [, todos] of queryClient.getQueriesData<Todo[]>({ queryKey: keys.todos }))
    for (const todo of todos ?? []) if (wanted.has(todo.id)) found.set(todo.id, todo)
  return [...wanted].flatMap(id => queryClient.getQueryData<Todo>(keys.todo(id)) ?? found.get(id) ?? [])
}

export const knownTodo = (id: string): Todo | undefined =>
  queryClient.getQueryData<Todo>(keys.todo(id)) ?? knownTodos([id])[0]

const place = (todos: readonly Todo[]): void => {
  const changed = new Map(todos.map(todo => [todo.id, todo]))
  eachQuery((held, filter) => withTodos(held, filter, changed))
  showInViews(changed)
}

/** Puts a todo as it has become into every query that holds it or should; the lists' counts stay. */
export const placeTodo = (todo: Todo): void => {
  queryClient.setQueryData(keys.todo(todo.id), todo)
  place([todo])
}

/** Shows todos as they have become here, and counts them in their lists. */
export const showTodos = (todos: Todo[]): void => {
  count(knownTodos(todos.map(({ id }) => id)), todos)
  // Where one is held for itself only: thousands of such queries would slow all that follows.
  for (const todo of todos)
    if (todos.length === 1 || queryClient.getQueryData(keys.todo(todo.id)) !== undefined)
      queryClient.setQueryData(keys.todo(todo.id), todo)
  place(todos)
}

export const showTodo = (todo: Todo): void => showTodos([todo])

/** Takes a todo out of every query. */
export const forgetTodo = (id: string): void => {
  count([knownTodo(id)], [])
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
