import { api } from '../api/client.ts'
import { once } from '../api/conditions.ts'
import { newIdentifier } from '../api/identifier.ts'
import { enter, newcomer } from './account.ts'
import { createList } from './lists.ts'
import { tour } from './tour.ts'

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
