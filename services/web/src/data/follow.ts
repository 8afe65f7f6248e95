import { api } from '../api/client.ts'
import { Failure } from '../api/failure.ts'
import type { Change, List, ListSummary, Tag, Todo } from '../api/types.ts'
import { afterAllChanges, afterChanges } from './change.ts'
import { keys, queryClient } from './query-client.ts'
import { forgetTodo, knownTodo, placeTodo } from './todo-cache.ts'

/** Milliseconds in which changes are gathered, so that many at once cost few requests. */
const gathering = 15
/** From so many todos on, whole collections are cheaper than the todos one by one. */
const many = 20

const refetch = (queryKey: readonly unknown[]): void =>
  afterAllChanges(() => void queryClient.invalidateQueries({ queryKey }))

/** The server says more than this window knows: its own changes come back with a version that it has already. */
const isNews = (version: number | null, known: { version: number } | null | undefined): boolean =>
  version === null || !known || known.version < version

const readTodo = async (id: string): Promise<Todo | undefined> => {
  try {
    return await api.GET('/v1/todos/{todoId}', { params: { path: { todoId: id } } })
  } catch (error) {
    if (error instanceof Failure && error.status === 404) return undefined
    throw error
  }
}

/** Shows a todo as the server has it, unless a change of this window is on its way: then after that. */
const followTodo = async (id: string): Promise<void> => {
  const todo = await readTodo(id).catch(() => null)
  // It could not be read now: whoever looks at it asks again.
  if (todo === null) return refetch(keys.todos)
  afterChanges(id, () => {
    if (!todo) forgetTodo(id)
    else if (isNews(todo.version, knownTodo(id))) placeTodo(todo)
  })
}

/** What was asked for before the change may not have it. */
const repeatReads = (): void => {
  const { todos, views } = keys
  const isReading = ({ state }: { state: { fetchStatus: string } }) => state.fetchStatus === 'fetching'
  for (const queryKey of [todos, views]) void queryClient.invalidateQueries({ queryKey, predicate: isReading })
}

const followTodos = async (changes: Change[]): Promise<void> => {
  const news = changes.filter(({ id, version }) => isNews(version, knownTodo(id)))
  const [changed, gone] = [news.filter(({ action }) => action === 'put'), news.filter(({ action }) => action !== 'put')]
  for (const { id } of gone) forgetTodo(id)
  if (news.length === 0) return
  if (changed.length > many) refetch(keys.todos)
  else await Promise.all(changed.map(({ id }) => followTodo(id)))
  repeatReads()
  // Counts, and what has come into a view, only the server knows.
  refetch(keys.lists)
  refetch(keys.views)
  refetch(keys.search)
}

const followLists = (changes: Change[]): void => {
  const known = queryClient.getQueryData<ListSummary[]>(keys.lists) ?? []
  for (const { id, action, version } of changes) {
    const list: Pick<List, 'version'> | undefined = known.find(one => one.id === id)
    if (action === 'put' && !isNews(version, list)) continue
    refetch(keys.lists)
    refetch([...keys.members, id])
    // A list that is new here, or no longer: its todos come or go with it.
    if (!list || action === 'delete') for (const queryKey of [keys.todos, keys.views]) refetch(queryKey)
  }
}

const followOthers = (changes: Change[]): void => {
  const tags = queryClient.getQueryData<Tag[]>(keys.tags) ?? []
  for (const { entity, id, action, version } of changes)
    if (entity === 'account') {
      if (isNews(version, queryClient.getQueryData<{ version: number }>(keys.account))) refetch(keys.account)
    } else if (
      action === 'delete' ||
      isNews(
        version,
        tags.find(tag => tag.id === id),
      )
    )
      refetch(keys.tags)
}

let gathered = new Map<string, Change>()

const flush = (): void => {
  const changes = [...gathered.values()]
  gathered = new Map()
  followLists(changes.filter(({ entity }) => entity === 'list'))
  followOthers(changes.filter(({ entity }) => entity === 'tag' || entity === 'account'))
  void followTodos(changes.filter(({ entity }) => entity === 'todo'))
}

/** Takes in a change of the feed, once no change of this window to the same thing is on its way. */
export const follow = (change: Change): void =>
  afterChanges(change.id, () => {
    if (gathered.size === 0) setTimeout(flush, gathering)
    gathered.set(`${change.entity} ${change.id}`, change)
  })

/** Asks again for what could not be read while the server was away. */
export const askAgain = (): void =>
  void queryClient.invalidateQueries({ predicate: ({ state }) => state.status === 'error' })

/** Asks again for all that is shown: it cannot be told what was missed. */
export const catchUp = (): void => afterAllChanges(() => void queryClient.invalidateQueries())
