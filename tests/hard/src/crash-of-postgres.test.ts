import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { type Answer, keepAlive, type Person, send, signUp } from './client.ts'
import { factor } from './config.ts'
import { record } from './figures.ts'
import { keepWriting, type Ledger, lostOf } from './ledger.ts'
import type { Replica } from './replica.ts'
import { Stand } from './stand.ts'
import { Tally } from './tally.ts'

const writers = 12
const agent = keepAlive(4)

const readLists = (replica: Replica, { cookie }: Person) =>
  send(agent, replica.url, { method: 'GET', path: '/v1/lists', headers: { cookie } })
const probe = async (replica: Replica, path: string) => (await send(agent, replica.url, { method: 'GET', path })).status

/** What readers hear while the database is away. */
const askWhileAway = async (replica: Replica, person: Person): Promise<void> => {
  for (let request = 0; request < 5; request++) {
    const { status, headers } = await readLists(replica, person)
    expect({ status, retryAfter: Number(headers['retry-after']) > 0 }).toEqual({ status: 503, retryAfter: true })
  }
  expect(await probe(replica, '/livez')).toBe(200)
  await expect.poll(() => probe(replica, '/readyz'), { timeout: 10_000 }).toBe(503)
}

/** @returns milliseconds until an answer is good again */
const recovery = async (replica: Replica, person: Person): Promise<number> => {
  const since = performance.now()
  while ((await readLists(replica, person)).status !== 200) await setTimeout(20)
  return performance.now() - since
}

/** Kills Postgres under load, again and again. */
const crashPostgres = async (stand: Stand, crashes: number) => {
  const replica = await stand.replica()
  const person = await signUp(replica.url)
  const ledger: Ledger = new Map()
  const acknowledged = new Tally()
  const { pid } = replica
  const failures: (Error | Answer)[] = []
  const recoveries: number[] = []
  const onFailure = (failure: Error | Answer) => void failures.push(failure)
  const insistence = { agent: keepAlive(writers), url: replica.url, up: () => stand.postgresUp, onFailure }
  const done = new AbortController()
  const crashing = async () => {
    for (let crash = 0; crash < crashes; crash++) {
      await acknowledged.more(20 + Math.floor(Math.random() * 60))
      await stand.killPostgres()
      await askWhileAway(replica, person)
      await stand.startPostgres()
      recoveries.push(await recovery(replica, person))
    }
    await expect.poll(() => probe(replica, '/readyz'), { timeout: 10_000 }).toBe(200)
    done.abort()
  }
  const writing = keepWriting(writers, done.signal, { person, insistence, ledger, acknowledged })
  await Promise.all([writing, Promise.race([crashing(), writing])])
  expect(replica.pid, 'the API went on by itself').toBe(pid)
  expect(replica.isRunning).toBe(true)
  return { acknowledged: acknowledged.count, failures, recoveries, lost: await lostOf(stand, ledger) }
}

test('kill -9 of Postgres loses no acknowledged edit; the API says 503 meanwhile and recovers by itself', async () => {
  await using stand = await Stand.opened()
  const crashes = 6 * factor
  const { acknowledged, failures, recoveries, lost } = await crashPostgres(stand, crashes)
  expect(lost).toEqual([])
  expect(failures.length).toBeGreaterThanOrEqual(crashes)
  // A client never sees a broken connection or a 500: only that it should come back.
  expect(failures.filter(failure => failure instanceof Error || !failure.headers['retry-after'])).toEqual([])
  const slowest = Math.max(...recoveries)
  expect(slowest).toBeLessThan(5_000)
  record('crash-of-postgres', { crashes, acknowledged, unavailable: failures.length, recoveries, lost: 0 })
})

test('the same finds what is lost when commits do not wait for the disk', async () => {
  await using stand = await Stand.opened({ durable: false })
  const outcome = await crashPostgres(stand, 4).catch((error: Error) => error)
  expect(outcome instanceof Error ? outcome.name : outcome.lost.length > 0 && 'Lost').toBe('Lost')
})
