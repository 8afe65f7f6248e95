import { api } from '../api/client.ts'
import { ifMatch } from '../api/conditions.ts'
import type { Color, List, ListSummary } from '../api/types.ts'
import { change } from './change.ts'
import { openConflict, sendPatch } from './conflict.ts'
import { act, asked, knownLists, showing, showList, showLists } from './lists.ts'

export const patchList = (list: ListSummary, patch: { name?: string; color?: Color }): Promise<boolean> =>
  change<List>({
    scope: list.id,
    failed: `The list “${list.name}” was not saved`,
    apply: showing(list, patch),
    send: () =>
      sendPatch<List, typeof patch>({
        base: list,
        patch,
        version: knownLists().find(({ id }) => id === list.id)?.version ?? list.version,
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
      showLists(knownLists().filter(({ id }) => id !== list.id))
      return () => showLists([...knownLists(), list])
    },
    send: async () => {
      const { version } = knownLists().find(({ id }) => id === list.id) ?? list
      await api.DELETE('/v1/lists/{listId}', { params: { path: { listId: list.id }, ...ifMatch(version) } })
    },
  })
