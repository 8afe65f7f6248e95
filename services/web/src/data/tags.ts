import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { once } from '../api/conditions.ts'
import { newIdentifier } from '../api/identifier.ts'
import type { Color, Tag } from '../api/types.ts'
import { change } from './change.ts'
import { keys, queryClient } from './query-client.ts'

export const tagsQuery = {
  queryKey: keys.tags,
  queryFn: async ({ signal }: { signal: AbortSignal }) => (await api.GET('/v1/tags', { signal })).items,
}
export const useTags = (enabled = true) => useQuery({ ...tagsQuery, enabled })

/** Makes a tag; its id is known at once, but a todo may take it only once it is stored. */
export const createTag = (wanted: { name: string; color: Color }): { id: string; stored: Promise<boolean> } => {
  const id = newIdentifier()
  const show = (update: (tags: Tag[]) => Tag[]) =>
    queryClient.setQueryData<Tag[]>(keys.tags, tags => update(tags ?? []))
  const stored = change<Tag>({
    scope: id,
    failed: `The tag “${wanted.name}” was not made`,
    apply: () => {
      show(tags => [...tags, { id, ...wanted, version: 1 }])
      return () => show(tags => tags.filter(tag => tag.id !== id))
    },
    send: () => api.POST('/v1/tags', { ...once(id), body: { id, ...wanted } }),
  })
  return { id, stored }
}
