import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { Failure } from '../api/failure.ts'
import type { Account } from '../api/types.ts'
import { createStore } from '../ui/store.ts'
import { forgetDrafts } from './drafts.ts'
import { keys, queryClient } from './query-client.ts'

/** Nobody is signed in: an answer as good as an account. */
const readAccount = async (signal: AbortSignal): Promise<Account | null> => {
  try {
    return await api.GET('/v1/account', { signal })
  } catch (error) {
    if (error instanceof Failure && error.status === 401) return null
    throw error
  }
}

export const accountQuery = {
  queryKey: keys.account,
  queryFn: ({ signal }: { signal: AbortSignal }) => readAccount(signal),
}
export const useAccount = () => useQuery(accountQuery)

/** Asks who is signed in until the server answers: what is shown meanwhile stays. */
export const awaitServer = (signal: AbortSignal): void => {
  const timer = setInterval(async () => {
    const account = await readAccount(signal).catch(() => undefined)
    if (account !== undefined) queryClient.setQueryData(keys.account, account)
  }, 3000)
  signal.addEventListener('abort', () => clearInterval(timer))
}

/** True from signing up until the field for the first todo has the focus. */
export const newcomer = createStore(false)

const meet = (account: Account | null): void => {
  forgetDrafts(account?.id)
  queryClient.removeQueries({ predicate: ({ queryKey: [name] }) => name !== keys.account[0] })
  queryClient.setQueryData(keys.account, account)
}

/**
 * Another person, or nobody: what this window knew, and this browser kept, of the one before is forgotten, and other
 * windows are told.
 */
export const become = (account: Account | null): void => {
  meet(account)
  const windows = new BroadcastChannel('account')
  windows.postMessage('changed')
  windows.close()
}

/** Looks who is signed in by now, after another window of this browser has signed in or out. */
export const meetAnew = async (): Promise<void> => meet(await queryClient.fetchQuery({ ...accountQuery, staleTime: 0 }))
