import { api } from '../api/client.ts'
import { ifMatch } from '../api/conditions.ts'
import type { Color, Tag } from '../api/types.ts'
import { change } from './change.ts'
import { openConflict, sendPatch } from './conflict.ts'
import { keys, queryClient } from './query-client.ts'

const known = (): Tag[] => queryClient.getQueryData<Tag[]>(keys.tags) ?? []

const showing = (update: (tags: Tag[]) => Tag[]) => () => {
  const before = known()
  queryClient.setQueryData(keys.tags, update(before))
  return () => void queryClient.setQueryData(keys.tags, before)
}

const versionOf = (tag: Tag): number => known().find(({ id }) => id === tag.id)?.version ?? tag.version

/** Todos may have another tag now, or none. */
const readAgain = (): void => {
  for (const queryKey of [keys.tags, keys.todos, keys.views, ['todo']]) void queryClient.invalidateQueries({ queryKey })
}

type TagPatch = { name?: string; color?: Color }

/** Renames or recolours a tag; with the name of another tag the two become one. */
export const patchTag = (tag: Tag, patch: TagPatch): Promise<boolean> => {
  const path = { tagId: tag.id }
  return change<Tag>({
    scope: tag.id,
    failed: `The tag “${tag.name}” was not saved`,
    apply: showing(tags => tags.map(other => (other.id === tag.id ? { ...other, ...patch } : other))),
    send: () =>
      sendPatch<Tag, TagPatch>({
        ...{ base: tag, patch, version: versionOf(tag) },
        send: (body, version) => api.PATCH('/v1/tags/{tagId}', { params: { path, ...ifMatch(version) }, body }),
        clash: (current, fields) =>
          openConflict(current, current.name, { fields, patch, keep: kept => void patchTag(current, kept) }),
      }),
    accept: stored => {
      queryClient.setQueryData(
        keys.tags,
        known().map(other => (other.id === stored.id ? stored : other)),
      )
      if (stored.id !== tag.id) readAgain()
    },
  })
}

/** Deletes a tag; the todos that had it stay. */
export const deleteTag = (tag: Tag): Promise<boolean> =>
  change({
    scope: tag.id,
    failed: `The tag “${tag.name}” was not deleted`,
    apply: showing(tags => tags.filter(({ id }) => id !== tag.id)),
    send: () => api.DELETE('/v1/tags/{tagId}', { params: { path: { tagId: tag.id }, ...ifMatch(versionOf(tag)) } }),
    accept: readAgain,
  })
