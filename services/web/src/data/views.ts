import { infiniteQueryOptions, useInfiniteQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { View } from '../api/types.ts'
import { keys, queryClient } from './query-client.ts'

const pageSize = 50

const viewQuery = (view: View) =>
  infiniteQueryOptions({
    queryKey: [...keys.views, view],
    queryFn: ({ pageParam, signal }) => {
      const query = { limit: pageSize, ...(pageParam === null ? {} : { cursor: pageParam }) }
      return api.GET('/v1/views/{view}', { params: { path: { view }, query }, signal })
    },
    initialPageParam: null as string | null,
    getNextPageParam: page => page.nextCursor,
  })

/** The todos of all lists in one of the views that the API knows, page by page as somebody reaches for them. */
export const useView = (view: View) =>
  useInfiniteQuery({ ...viewQuery(view), select: ({ pages }) => pages.flatMap(page => page.items) })

/** Reads the views that are looked at most, so that they are there before anybody opens them. */
export const prefetchViews = (): void => {
  for (const view of ['today', 'upcoming', 'all'] as const) void queryClient.prefetchInfiniteQuery(viewQuery(view))
}
