import { api } from '../api/client.ts'
import { once } from '../api/conditions.ts'
import { newIdentifier } from '../api/identifier.ts'
import type { Account } from '../api/types.ts'
import { become, newcomer } from './account.ts'
import { createList } from './lists.ts'
import { keepPlace } from './place.ts'
import { tour } from './tour.ts'

/** Whatever is read from now on is newer than the present end of the feed, so that nothing need be read again. */
const enter = async (account: Account): Promise<void> => {
  const { next } = await api.GET('/v1/changes').catch(() => ({ next: undefined }))
  become(account)
  if (next) keepPlace(next)
}

export const signUp = async (wanted: { name: string; email: string; password: string }): Promise<void> => {
  const { timeZone, locale } = Intl.DateTimeFormat().resolvedOptions()
  const id = newIdentifier()
  const body = { ...wanted, id, timeZone, locale }
  await enter(await api.POST('/v1/account', { ...once(id), body }))
  newcomer.set(true)
  tour(id)
  createList({ name: 'My todos', color: 'blue' })
}

export const signIn = async (credentials: { email: string; password: string }): Promise<void> =>
  enter(await api.POST('/v1/sessions', { body: credentials }))

export const signOut = async (): Promise<void> => {
  await api.DELETE('/v1/sessions/current')
  become(null)
}
