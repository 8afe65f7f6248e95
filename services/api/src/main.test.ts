import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Statement, whileOpen } from './testing/open-transaction.ts'
import { makeList, signUp } from './testing/people.ts'
import { startApi } from './testing/start-api.ts'

const api = await startApi()
const main = fileURLToPath(new URL('main.ts', import.meta.url))
const started: ChildProcess[] = []
afterAll(async () => {
  const running = started.splice(0).filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)
  for (const process of running) process.kill('SIGKILL')
  await Promise.all(running.map(process => once(process, 'exit')))
})

/** Starts the service as it is started everywhere, with these variables and no others. */
const start = (variables: Record<string, string>) => {
  const env = { PATH: process.env['PATH'], PORT: '0', METRICS_PORT: '0', ...variables }
  const child = fork(main, { env, execArgv: ['--conditions=source'], stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  started.push(child)
  const ended = Promise.all([once(child, 'exit'), text(child.stdout as never), text(child.stderr as never)])
  const end = ended.then(([[code], log, said]) => ({ code: code as number | null, log, said }))
  const died = end.then(({ said }) => Promise.reject(new Error(`it ended before it was ready: ${said}`)))
  const ready = Promise.race([once(child, 'message').then(([message]) => message as { url: string }), died])
  ready.catch(() => {})
  return { child, ready, end }
}

describe('start', () => {
  const DATABASE_URL = api.databaseUrl
  const owner = new URL(DATABASE_URL).username

  const refusals: [string, Record<string, string>, RegExp][] = [
    [
      'an address where the session could be read',
      { DATABASE_URL, PUBLIC_URL: 'http://example.com' },
      /^PUBLIC_URL must be an https address, .* but is "http:\/\/example\.com"\.$/,
    ],
    ['no database', {}, /^DATABASE_URL is not set: it must be a PostgreSQL URL, .*\.$/],
    [
      'a port in use',
      { DATABASE_URL, PORT: new URL(api.url).port },
      /^Port \d+ is in use: stop what listens there, or set PORT to a free port\.$/,
    ],
    [
      'a role above row security',
      { DATABASE_URL, DATABASE_ROLE: owner },
      /^The database role \w+ is not bound by row-level security: set DATABASE_ROLE .*\.$/,
    ],
  ]
  const processes = new Map<string, ReturnType<typeof start>>()
  beforeAll(() => {
    for (const [what, variables] of refusals) processes.set(what, start(variables))
  })

  it.each(refusals)('refuses %s with one sentence', async (what, _variables, sentence) => {
    const outcome = await processes.get(what)?.end
    expect(outcome?.said.trim()).toMatch(sentence)
    expect(outcome?.code).toBe(1)
  })
})

describe('SIGTERM', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 12 })
  type Reply = { status: number | undefined; body: string }

  /** One request over connections that are kept alive; rejects when it fails in any way but an answer. */
  const send = async (url: string, method: string, cookie = '', body?: object): Promise<Reply> => {
    const headers = { cookie, ...(body && { 'content-type': 'application/json' }) }
    const sent = request(url, { agent, method, headers })
    sent.end(body && JSON.stringify(body))
    const [answer] = await once(sent, 'response')
    return { status: answer.statusCode, body: await text(answer) }
  }

  const until = async (condition: () => boolean | Promise<boolean>) => {
    while (!(await condition())) await new Promise(setImmediate)
  }
  const statusOf = async (url: string) => (await send(url, 'GET')).status

  it('drains: unready at once, and not one request under load fails', async () => {
    const { child, ready, end } = start({ DATABASE_URL: api.databaseUrl, SHUTDOWN_DELAY_MS: '1500' })
    const { url } = await ready
    const ada = await signUp({ url })
    const [list, slowList] = [await makeList(ada), await makeList(ada)]
    const create = (listId: string) => send(`${url}/v1/todos`, 'POST', ada.cookie, { listId, title: 'x' })
    const statuses: (number | undefined)[] = []
    let balanced = true
    const load = Array.from({ length: 8 }, async () => {
      while (balanced) statuses.push((await create(list.id)).status)
    })
    await until(() => statuses.length > 40)

    const holdOrder: Statement = ['select pg_advisory_xact_lock(hashtextextended($1, 1))', [slowList.id]]
    const slow = await whileOpen(api, [holdOrder], async ({ commit, untilAwaited }) => {
      const answer = create(slowList.id)
      await untilAwaited()
      child.kill('SIGTERM')
      // As behind a load balancer, the load goes on until the service says that it is not ready.
      await until(async () => (await statusOf(`${url}/readyz`)) === 503)
      expect(await statusOf(`${url}/livez`)).toBe(200)
      balanced = false
      await Promise.all(load)
      await until(async () => (await statusOf(`${url}/livez`).catch(error => error.code)) === 'ECONNREFUSED')
      await commit()
      return answer
    })

    expect(slow.status).toBe(201)
    expect((await end).code).toBe(0)
    expect(new Set(statuses)).toEqual(new Set([201]))
    const [stored] = await api.sql<{ count: number }>('select count(*)::int from todos where list_id = $1', list.id)
    expect(stored?.count).toBe(statuses.length)
  })
})
