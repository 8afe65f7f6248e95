import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { ifMatch } from '../api/conditions.ts'
import { Failure } from '../api/failure.ts'
import type { Account } from '../api/types.ts'
import { createStore } from '../ui/store.ts'
import { change } from './change.ts'
import { forgetDrafts } from './drafts.ts'
import { keepPlace } from './place.ts'
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

/** Whatever is read from now on is newer than the present end of the feed, so that nothing need be read again. */
export const enter = async (account: Account): Promise<void> => {
  const { next } = await api.GET('/v1/changes').catch(() => ({ next: undefined }))
  become(account)
  if (next) keepPlace(next)
}

export const signOut = async (): Promise<void> => {
  await api.DELETE('/v1/sessions/current')
  become(null)
}

type AccountPatch = { name?: string; settings?: Partial<Account['settings']> }

const knownAccount = () => queryClient.getQueryData<Account>(keys.account)

const withPatch = (account: Account, { name = account.name, settings }: AccountPatch): Account => ({
  ...{ ...account, name },
  settings: { ...account.settings, ...settings },
})

/** Each setting is one choice of one person, so a choice made elsewhere meanwhile does not stand in its way. */
const sendAccount = async (body: AccountPatch, version: number, attempt = 1): Promise<Account> => {
  try {
    return await api.PATCH('/v1/account', { params: ifMatch(version), body })
  } catch (error) {
    const current = error instanceof Failure && error.status === 412 ? (error.problem?.current as Account) : undefined
    if (!current || attempt === 4) throw error
    return sendAccount(body, current.version, attempt + 1)
  }
}

/** Changes the name or settings of whoever is signed in. */
export const patchAccount = (patch: AccountPatch): Promise<boolean> =>
  change<Account>({
    scope: 'account',
    failed: 'Your settings were not saved',
    apply: () => {
      const before = knownAccount()
      if (before) queryClient.setQueryData(keys.account, withPatch(before, patch))
      return () => void queryClient.setQueryData(keys.account, before)
    },
    send: () => sendAccount(patch, knownAccount()?.version ?? 1),
    accept: (account, latest) => {
      const shown = knownAccount() ?? account
      queryClient.setQueryData(keys.account, latest ? account : { ...shown, version: account.version })
      // Days begin elsewhere, and dates are told in another language.
      void queryClient.invalidateQueries({ queryKey: keys.views })
    },
  })
