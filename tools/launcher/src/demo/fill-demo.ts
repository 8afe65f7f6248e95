import { createHash } from 'node:crypto'
import { Client } from './client.ts'
import { type DemoTodo, lists, tags } from './life.ts'

/** The demo account's sign-in. */
export const demoSignIn = { email: 'demo@example.com', password: 'have a look around' }

const conflict = 409

/**
 * Opens the demo account and fills it through the public API. Everything has an id that follows from its name, so doing
 * it again adds only what is missing, and changes nothing that is there.
 *
 * @param base - address of the app
 */
export async function fillDemo(base: string): Promise<void> {
  const client = new Client(base)
  const timeZone = Temporal.Now.timeZoneId()
  const account = { ...demoSignIn, id: idOf('account'), name: 'Robin Demo', timeZone, locale: 'en-GB' }
  if ((await client.post('/v1/account', account, [conflict])) === conflict)
    await client.post('/v1/sessions', demoSignIn)
  for (const [name, color] of Object.entries(tags)) {
    await client.post('/v1/tags', { id: idOf('tag', name), name, color }, [conflict])
  }
  for (const { name, color, todos } of lists) {
    await client.post('/v1/lists', { id: idOf('list', name), name, color }, [conflict])
    for (const todo of todos) await add(client, todo, { list: name })
  }
}

async function add(client: Client, todo: DemoTodo, { list, parent }: { list: string; parent?: string }): Promise<void> {
  const { title, notes = '', priority = 'none', tags: named = [], subtasks = [], done } = todo
  const id = idOf('todo', list, title)
  const body = {
    ...{ id, listId: idOf('list', list), title, notes, priority, due: dueOf(todo) },
    tagIds: named.map(name => idOf('tag', name)),
    ...(parent ? { parentId: parent } : {}),
  }
  const status = await client.post('/v1/todos', body, [conflict])
  if (done && status !== conflict) await client.post(`/v1/todos/${id}/complete`)
  for (const subtask of subtasks) await add(client, subtask, { list, parent: id })
}

const dueOf = ({ inDays, at, timeZone }: DemoTodo) => {
  if (inDays === undefined) return null
  const date = Temporal.Now.plainDateISO().add({ days: inDays }).toString()
  return { date, time: at ?? null, timeZone: timeZone ?? null }
}

/** A UUIDv7 (RFC 9562) of a fixed time, whose random part follows from a name. */
function idOf(...name: string[]): string {
  const hex = createHash('sha256').update(name.join('\n')).digest('hex')
  return `019b7600-0000-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`
}
