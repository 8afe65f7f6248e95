import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface Request {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: object
}

export interface Answer {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** Connections that are kept alive; the one that was idle the longest goes first, so that none is forgotten. */
export const keepAlive = (maxSockets: number): Agent => new Agent({ keepAlive: true, maxSockets, scheduling: 'fifo' })

/** Sends once. @throws Error when the connection fails before the answer is whole */
export const send = (agent: Agent, url: string, { method, path, headers, body }: Request): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const content = body && JSON.stringify(body)
    const type = content && { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content) }
    const sent = request(new URL(path, url), { agent, method, headers: { ...headers, ...type } }, answer => {
      const { statusCode: status = 0, headers } = answer
      text(answer).then(body => resolve({ status, headers, body }), reject)
    })
    sent.once('error', reject)
    sent.end(content)
  })

export interface Person {
  readonly id: string
  readonly cookie: string
  readonly listId: string
}

let people = 0

/** Opens an account with one list. */
export const signUp = async (url: string): Promise<Person> => {
  const agent = keepAlive(1)
  const email = `person-${++people}-${Date.now()}@example.com`
  const account = { email, name: 'Ada', password: 'correct horse battery' }
  const opened = await send(agent, url, { method: 'POST', path: '/v1/account', body: account })
  if (opened.status !== 201) throw new Error(`no account could be opened: ${opened.status} ${opened.body}`)
  const [cookie = ''] = String(opened.headers['set-cookie']).split(';')
  const list = await send(agent, url, {
    method: 'POST',
    path: '/v1/lists',
    headers: { cookie },
    body: { name: 'Home' },
  })
  agent.destroy()
  return { id: JSON.parse(opened.body).id, cookie, listId: JSON.parse(list.body).id }
}
