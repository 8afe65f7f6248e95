import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { once } from '../api/conditions.ts'
import type { Session } from '../api/types.ts'
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
