import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { createStore } from '../ui/store.ts'
import { keys } from './query-client.ts'

const limit = 50

/** What was searched for last: it is there again when someone comes back from a todo. */
export const sought = createStore('')

/** Todos that have the words, best first; the last answer stays until the next is there. */
export const useSearch = (text: string) =>
  useQuery({
    queryKey: [...keys.search, text],
    queryFn: async ({ signal }) =>
      (await api.GET('/v1/search', { params: { query: { q: text, limit } }, signal })).items,
    enabled: text !== '',
    placeholderData: keepPreviousData,
  })
