import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { once } from '../api/conditions.ts'
import { newIdentifier } from '../api/identifier.ts'
import type { Color, List, ListSummary, Place } from '../api/types.ts'
import { change } from './change.ts'
import { dropDraft, keepDraft } from './drafts.ts'
import { byPosition, positionAt } from './order.ts'
import { keys, queryClient } from './query-client.ts'

export const listsQuery = {
  queryKey: keys.lists,
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await api.GET('/v1/lists', { signal })).items,
}
export const useLists = () => useQuery(listsQuery)

/** The lists as this window knows them. */
export const knownLists = (): ListSummary[] => queryClient.getQueryData<ListSummary[]>(keys.lists) ?? []
export const showLists = (lists: ListSummary[]): void =>
  void queryClient.setQueryData(keys.lists, lists.toSorted(byPosition))

export const showList = (list: Partial<ListSummary> & { id: string }): void =>
  showLists(knownLists().map(other => (other.id === list.id ? { ...other, ...list } : other)))

export const showing = (list: ListSummary, patch: Partial<ListSummary>) => () => {
  showList({ id: list.id, ...patch })
  return () => showList(list)
}

/** Makes a list and returns its id at once, before it is stored. */
export const createList = (wanted: { name: string; color: Color }): { id: string; stored: Promise<boolean> } => {
  const id = newIdentifier()
  const now = new Date().toISOString()
  const list: ListSummary = {
    ...{ id, ...wanted, role: 'owner', archivedAt: null, openTodos: 0, createdAt: now, updatedAt: now, version: 1 },
    position: positionAt(knownLists(), 'last'),
  }
  const body = { id, ...wanted }
  const unsent = `unsent ${id}`
  keepDraft(unsent, JSON.stringify({ path: '/v1/lists', body }))
  const stored = change<List>({
    scope: id,
    failed: `The list “${wanted.name}” was not made`,
    apply: () => {
      showLists([...knownLists(), list])
      return () => showLists(knownLists().filter(other => other.id !== id))
    },
    send: () => api.POST('/v1/lists', { ...once(id), body }),
    accept: list => {
      dropDraft(unsent)
      showList(list)
    },
  })
  return { id, stored }
}

/** Changes a list by an operation of its own. */
export const act = (list: ListSummary, failed: string, patch: Partial<ListSummary>, send: () => Promise<List>) =>
  change({ scope: list.id, failed, apply: showing(list, patch), send, accept: showList })

/** The request of one change: a retry carries the same key, so that the server does it once. */
export const asked = (listId: string) => ({ params: { path: { listId } }, ...once() })

export const moveList = (list: ListSummary, place: Place): Promise<boolean> => {
  const request = asked(list.id)
  const others = knownLists().filter(({ id }) => id !== list.id)
  return act(list, `The list “${list.name}” was not moved`, { position: positionAt(others, place) }, () =>
    api.POST('/v1/lists/{listId}/move', { ...request, body: { place } }),
  )
}
