import { QueryCache, QueryClient } from '@tanstack/react-query'
import { Failure } from '../api/failure.ts'

const passing = (error: unknown): boolean => error instanceof Failure && error.passing

/** Requests that may pass later are tried again, three times and ever more slowly; others tell at once. */
export const again = { retry: (count: number, error: Error) => count < 3 && passing(error) }

const signedOut = (error: unknown): void => {
  if (error instanceof Failure && error.status === 401) queryClient.setQueryData(keys.account, null)
}

/** What this window knows of the server. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: signedOut }),
  defaultOptions: {
    // A browser that believes itself offline may still reach this server, so requests are tried rather than paused.
    queries: { staleTime: 15_000, networkMode: 'always', ...again },
    mutations: { networkMode: 'always', onError: signedOut, ...again },
  },
})

/** Names of the queries, from general to particular. */
export const keys = {
  account: ['account'] as const,
  lists: ['lists'] as const,
  tags: ['tags'] as const,
  todos: ['todos'] as const,
  views: ['view'] as const,
  search: ['search'] as const,
  members: ['members'] as const,
  sessions: ['sessions'] as const,
  todo: (id: string) => ['todo', id] as const,
}
