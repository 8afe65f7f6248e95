import { replaceEqualDeep, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Todo } from '../api/types.ts'
import { keys, queryClient } from './query-client.ts'
import { knownTodo, type TodoFilter } from './todo-cache.ts'

const pageSize = 200

const parametersOf = ({ done, ...rest }: TodoFilter) => ({
  ...rest,
  ...(done === undefined ? {} : { done: done ? ('true' as const) : ('false' as const) }),
})

/** Reads all pages; the first is shown while the others are on their way. */
const readTodos = async (filter: TodoFilter, signal: AbortSignal): Promise<Todo[]> => {
  const queryKey = [...keys.todos, filter]
  const known = queryClient.getQueryData(queryKey) !== undefined
  const todos: Todo[] = []
  let cursor: string | null = null
  do {
    const query = { ...parametersOf(filter), limit: pageSize, ...(cursor === null ? {} : { cursor }) }
    const page: { items: Todo[]; nextCursor: string | null } = await api.GET('/v1/todos', { params: { query }, signal })
    todos.push(...page.items)
    cursor = page.nextCursor
    if (cursor !== null && !known) queryClient.setQueryData(queryKey, [...todos])
  } while (cursor !== null)
  return todos
}

/** What was read again and is as before stays the same object, wherever it has moved: its row has nothing to do. */
const keepSame = (before: unknown, after: unknown): Todo[] => {
  const known = new Map((before as Todo[] | undefined)?.map(todo => [todo.id, todo]))
  return (after as Todo[]).map(todo => replaceEqualDeep(known.get(todo.id), todo))
}

export const todosQuery = (filter: TodoFilter) => ({
  queryKey: [...keys.todos, filter],
  queryFn: ({ signal }: { signal: AbortSignal }) => readTodos(filter, signal),
  structuralSharing: keepSame,
})

export const useTodos = (filter: TodoFilter, enabled = true) => useQuery({ ...todosQuery(filter), enabled })

/** One todo: what is known of it at once, then what the server says. */
export const useTodo = (todoId: string) =>
  useQuery({
    queryKey: keys.todo(todoId),
    queryFn: ({ signal }) => api.GET('/v1/todos/{todoId}', { params: { path: { todoId } }, signal }),
    initialData: () => knownTodo(todoId),
    initialDataUpdatedAt: 0,
  })
