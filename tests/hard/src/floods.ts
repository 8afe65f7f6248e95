import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { keepAlive, type Person, send } from './client.ts'
import type { Flood, FloodOptions } from './flood.ts'
import { preferred } from './preferred.ts'
import type { Replica } from './replica.ts'

const agent = keepAlive(8)

const forked = (module: string): ChildProcess =>
  fork(join(import.meta.dirname, module), { execArgv: ['--conditions=source'] })

/** Runs a flood in a process of its own. */
export const flood = async (options: Omit<FloodOptions, 'port'>, { url }: Pick<Replica, 'url'>): Promise<Flood> => {
  const child = forked('flood.ts')
  preferred(child.pid)
  const answer = once(child, 'message')
  child.send({ ...options, port: Number(new URL(url).port) })
  const [result] = await answer
  return result
}

/** A server, in a process of its own, that refuses everything. */
export const startDecoy = async (): Promise<Disposable & { readonly url: string }> => {
  const child = forked('decoy.ts')
  const [{ port }] = await once(child, 'message')
  return { url: `http://127.0.0.1:${port}`, [Symbol.dispose]: () => child.disconnect() }
}

/** Requests as people make them: for each todo that is added, two pages that are read and two searches. */
export const mixOf = async (replica: Replica, person: Person): Promise<string[]> => {
  const { cookie } = person
  const make = (name: string) =>
    send(agent, replica.url, { method: 'POST', path: '/v1/lists', headers: { cookie }, body: { name } })
  const made = await Promise.all(Array.from({ length: 4 }, (_, list) => make(`List ${list}`)))
  const lists = made.map(({ body }): string => JSON.parse(body).id)
  const fill = { title: 'Buy milk', notes: 'Two litres, and bread if there is some left. '.repeat(3) }
  for (const listId of lists) {
    const create = { method: 'POST', path: '/v1/todos', headers: { cookie }, body: { listId, ...fill } } as const
    await Promise.all(Array.from({ length: 200 }, () => send(agent, replica.url, create)))
  }
  const head = (line: string) => `${line} HTTP/1.1\r\nhost: api\r\ncookie: ${cookie}\r\n`
  return lists.flatMap(listId => {
    // What is added is not found, so that the last search costs what the first did.
    const content = JSON.stringify({ listId, title: 'Call home' })
    const type = `content-type: application/json\r\ncontent-length: ${content.length}\r\n`
    const list = `${head(`GET /v1/todos?listId=${listId}&limit=50`)}\r\n`
    const search = `${head('GET /v1/search?q=litres')}\r\n`
    return [list, search, `${head('POST /v1/todos')}${type}\r\n${content}`, list, search]
  })
}
