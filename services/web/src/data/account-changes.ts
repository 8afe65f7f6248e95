import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { ifMatch, once } from '../api/conditions.ts'
import { Failure } from '../api/failure.ts'
import type { Account, Session } from '../api/types.ts'
import { become } from './account.ts'
import { change } from './change.ts'
import { keys, queryClient } from './query-client.ts'

export const useSessions = () =>
  useQuery({
    queryKey: keys.sessions,
    queryFn: async ({ signal }) => (await api.GET('/v1/sessions', { signal })).items,
  })

const showing = (update: (sessions: Session[]) => Session[]) => () => {
  const before = queryClient.getQueryData<Session[]>(keys.sessions)
  queryClient.setQueryData<Session[]>(keys.sessions, sessions => sessions && update(sessions))
  return () => void queryClient.setQueryData(keys.sessions, before)
}

/** Signs another browser out. */
export const endSession = ({ id }: Session): Promise<boolean> =>
  change({
    scope: 'sessions',
    failed: 'The session was not ended',
    apply: showing(sessions => sessions.filter(session => session.id !== id)),
    send: () => api.DELETE('/v1/sessions/{sessionId}', { params: { path: { sessionId: id } } }),
  })

/** Signs every other browser out. */
export const endOtherSessions = (): Promise<boolean> =>
  change({
    scope: 'sessions',
    failed: 'The other sessions were not ended',
    apply: showing(sessions => sessions.filter(({ current }) => current)),
    send: () => api.DELETE('/v1/sessions'),
  })

/** Every other browser is signed out by it. */
export const changePassword = async (body: { currentPassword: string; newPassword: string }): Promise<void> => {
  await api.POST('/v1/account/password', { ...once(), body })
  await queryClient.invalidateQueries({ queryKey: keys.sessions })
}

/** Deletes the account with all that nobody else shares, for good. */
export const deleteAccount = async (password: string): Promise<void> => {
  await api.POST('/v1/account/delete', { ...once(), body: { password } })
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
