import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { asking } from './ask.ts'
import { Client } from './client.ts'
import { openStand, type Stand } from './stand.ts'

/** Bytes that a service may grow by while its collector is away: its queues are full, and stay so. */
const mayGrow = 80 * 2 ** 20
/** Requests while the collector is away, and at the same time. */
const requests = 3000
const atOnce = 8

let stand: Stand
let ask: ReturnType<typeof asking>
beforeAll(async () => {
  stand = await openStand()
  ask = asking(stand)
})
afterAll(() => stand?.[Symbol.asyncDispose]())

/** Resident memory of a process, in bytes. */
const residentOf = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024

/** Sends so many requests. @returns their statuses */
const load = async (ada: Client, count: number): Promise<Set<number>> => {
  const statuses = new Set<number>()
  const some = async () => {
    for (let sent = 0; sent < count / atOnce; sent++) statuses.add((await ada.call('GET', '/v1/account')).status)
  }
  await Promise.all(Array.from({ length: atOnce }, some))
  return statuses
}

/** Waits until the log lines of a new todo have arrived in Loki. */
const arrives = async (ada: Client) => {
  const { body } = await ada.call('POST', '/v1/todos', { listId: ada.listId, title: 'Call' })
  await vi.waitUntil(async () => (await ask.lines(`{service_name="api"} | todo_id="${body.id}"`)).length > 0, {
    timeout: 60_000,
    interval: 500,
  })
}

test('the collector dies under load: no request fails, memory stays bounded, and export resumes', async () => {
  const ada = await Client.signedUp(stand.url)
  await arrives(ada)
  expect(await load(ada, requests)).toEqual(new Set([200]))
  const before = [stand.api, stand.web].map(({ pid }) => residentOf(pid))
  const under = load(ada, requests)
  await stand.watching.collector.kill()
  expect(await under).toEqual(new Set([200]))
  expect(await load(ada, requests)).toEqual(new Set([200]))
  for (const [index, { pid }] of [stand.api, stand.web].entries()) {
    expect(residentOf(pid) - (before[index] ?? 0)).toBeLessThan(mayGrow)
  }
  await stand.watching.collector.start()
  await arrives(ada)
})
