import { randomUUID } from 'node:crypto'
import type { Person } from './person.ts'

export interface GivenTodo {
  readonly title: string
  readonly notes?: string
  readonly due?: { readonly date: string; readonly time?: string; readonly timeZone?: string }
  readonly completed?: boolean
}

interface Arrival {
  /** The zone of the account (IANA). */
  readonly timeZone?: string
  readonly todos?: readonly GivenTodo[]
  /** The screen to begin at; the first list, if none is named. */
  readonly at?: string
}

/**
 * Gives someone an account with a first list and todos through the API, and opens the app: for journeys that are about
 * what comes later.
 */
export async function arrive(person: Person, { timeZone = 'Europe/Berlin', todos = [], at }: Arrival = {}) {
  const { name, email, password } = person
  await post(person, '/v1/account', { name, email, password, timeZone, locale: 'en-GB' })
  const { id: listId } = await post(person, '/v1/lists', { name: 'My todos', color: 'blue' })
  for (const { title, notes = '', due, completed = false } of todos) {
    const when = due ? { due: { time: null, timeZone: null, ...due } } : {}
    const { id } = await post(person, '/v1/todos', { listId, title, notes, ...when })
    if (completed) await post(person, `/v1/todos/${id}/complete`)
  }
  await person.page.goto(at ?? `/lists/${listId}`)
  if (!at) await person.heading('My todos').waitFor()
  return { listId }
}

/** A change by the API, as this person, from no window: what another device would do. */
export async function post(person: Person, path: string, data?: object): Promise<{ id: string }> {
  const { request } = person.page.context()
  const headers = { 'Idempotency-Key': randomUUID() }
  const response = await request.post(path, data ? { data, headers } : { headers })
  if (!response.ok()) throw new Error(`POST ${path} was answered with ${response.status()}: ${await response.text()}`)
  return response.json()
}
