import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { ifMatch, once } from '../api/conditions.ts'
import { newIdentifier } from '../api/identifier.ts'
import type { Color, List, ListSummary, Place } from '../api/types.ts'
import { change } from './change.ts'
import { openConflict, sendPatch } from './conflict.ts'
import { dropDraft, keepDraft } from './drafts.ts'
import { byPosition, positionAt } from './order.ts'
import { keys, queryClient } from './query-client.ts'

export const listsQuery = {
  queryKey: keys.lists,
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await api.GET('/v1/lists', { signal })).items,
}
export const useLists = () => useQuery(listsQuery)

const known = (): ListSummary[] => queryClient.getQueryData<ListSummary[]>(keys.lists) ?? []
const show = (lists: ListSummary[]): void => void queryClient.setQueryData(keys.lists, lists.toSorted(byPosition))

const showList = (list: Partial<ListSummary> & { id: string }): void =>
  show(known().map(other => (other.id === list.id ? { ...other, ...list } : other)))

const showing = (list: ListSummary, patch: Partial<ListSummary>) => () => {
  showList({ id: list.id, ...patch })
  return () => showList(list)
}

/** Makes a list and returns its id at once, before it is stored. */
export const createList = (wanted: { name: string; color: Color }): { id: string; stored: Promise<boolean> } => {
  const id = newIdentifier()
  const now = new Date().toISOString()
  const list: ListSummary = {
    ...{ id, ...wanted, role: 'owner', archivedAt: null, openTodos: 0, createdAt: now, updatedAt: now, version: 1 },
    position: positionAt(known(), 'last'),
  }
  const body = { id, ...wanted }
  const unsent = `unsent ${id}`
  keepDraft(unsent, JSON.stringify({ path: '/v1/lists', body }))
  const stored = change<List>({
    scope: id,
    failed: `The list “${wanted.name}” was not made`,
    apply: () => {
      show([...known(), list])
      return () => show(known().filter(other => other.id !== id))
    },
    send: () => api.POST('/v1/lists', { ...once(id), body }),
    accept: list => {
      dropDraft(unsent)
      showList(list)
    },
  })
  return { id, stored }
}

export const patchList = (list: ListSummary, patch: { name?: string; color?: Color }): Promise<boolean> =>
  change<List>({
    scope: list.id,
    failed: `The list “${list.name}” was not saved`,
    apply: showing(list, patch),
    send: () =>
      sendPatch<List, typeof patch>({
        base: list,
        patch,
        version: known().find(({ id }) => id === list.id)?.version ?? list.version,
        send: (body, version) => {
          const params = { path: { listId: list.id }, ...ifMatch(version) }
          return api.PATCH('/v1/lists/{listId}', { params, body })
        },
        clash: (current, fields) => {
          const keep = (kept: typeof patch) => void patchList({ ...list, ...current }, kept)
          openConflict(current, current.name, { fields, patch, keep })
        },
      }),
    accept: showList,
  })

const act = (list: ListSummary, failed: string, patch: Partial<ListSummary>, send: () => Promise<List>) =>
  change({ scope: list.id, failed, apply: showing(list, patch), send, accept: showList })

/** The request of one change: a retry carries the same key, so that the server does it once. */
const asked = (listId: string) => ({ params: { path: { listId } }, ...once() })

export const moveList = (list: ListSummary, place: Place): Promise<boolean> => {
  const request = asked(list.id)
  const others = known().filter(({ id }) => id !== list.id)
  return act(list, `The list “${list.name}” was not moved`, { position: positionAt(others, place) }, () =>
    api.POST('/v1/lists/{listId}/move', { ...request, body: { place } }),
  )
}

export const archiveList = (list: ListSummary): Promise<boolean> => {
  const request = asked(list.id)
  const archivedAt = new Date().toISOString()
  return act(list, `The list “${list.name}” was not archived`, { archivedAt }, () =>
    api.POST('/v1/lists/{listId}/archive', request),
  )
}

export const unarchiveList = (list: ListSummary): Promise<boolean> => {
  const request = asked(list.id)
  return act(list, `The list “${list.name}” was not brought back`, { archivedAt: null }, () =>
    api.POST('/v1/lists/{listId}/unarchive', request),
  )
}

/** Deletes a list and all its todos for good. */
export const deleteList = (list: ListSummary): Promise<boolean> =>
  change({
    scope: list.id,
    failed: `The list “${list.name}” was not deleted`,
    apply: () => {
      show(known().filter(({ id }) => id !== list.id))
      return () => show([...known(), list])
    },
    send: async () => {
      const { version } = known().find(({ id }) => id === list.id) ?? list
      await api.DELETE('/v1/lists/{listId}', { params: { path: { listId: list.id }, ...ifMatch(version) } })
    },
  })
