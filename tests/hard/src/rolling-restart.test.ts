import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Balancer } from './balancer.ts'
import { type Request, signUp } from './client.ts'
import { factor } from './config.ts'
import { record } from './figures.ts'
import type { Replica } from './replica.ts'
import { Stand } from './stand.ts'
import { Tally } from './tally.ts'

const clients = 16

interface Outcome {
  readonly requests: number
  readonly failed: string[]
  readonly restarts: number
}

/** Restarts two replicas in turn, again and again, while requests go on; each is ready before the next is asked to stop. */
const roll = async (stand: Stand, least: number, rounds: number, preload: readonly string[] = []): Promise<Outcome> => {
  const start = () => stand.replica({ SHUTDOWN_DELAY_MS: '1000' }, preload)
  const replicas = await Promise.all([start(), start()])
  using balancer = new Balancer(replicas, clients)
  const { cookie, listId } = await signUp(replicas[0].url)
  const answered = new Tally()
  const failed: string[] = []
  let done = false
  const create = {
    method: 'POST',
    path: '/v1/todos',
    headers: { cookie },
    body: { listId, title: 'Buy milk' },
  } as const
  const list = { method: 'GET', path: `/v1/todos?listId=${listId}&limit=10`, headers: { cookie } } as const
  const sendOne = async (request: Request, good: number) => {
    const outcome = await balancer.send(request).then(({ status }) => status, String)
    if (outcome !== good) failed.push(`${request.method} ${outcome}`)
    answered.add()
  }
  const client = async () => {
    while (!done) {
      await sendOne(create, 201)
      for (let read = 0; read < 4; read++) await sendOne(list, 200)
    }
  }
  const restart = async (replica: Replica) => {
    await answered.more(100)
    await replica.stop()
    await replica.start()
  }
  const rolling = async () => {
    for (let round = 0; round < rounds; round++) for (const replica of replicas) await restart(replica)
    await answered.reached(least)
    done = true
  }
  await Promise.all([rolling(), ...Array.from({ length: clients }, client)])
  return { requests: answered.count, failed, restarts: 2 * rounds }
}

test('a rolling restart under keep-alive load fails no request', async () => {
  await using stand = await Stand.opened()
  const { requests, failed, restarts } = await roll(stand, 2_000 * factor, 2 * factor)
  expect(failed).toEqual([])
  record('rolling-restart', { requests, failed: failed.length, restarts })
})

test('without draining, the same finds failed requests', async () => {
  await using stand = await Stand.opened()
  const { failed } = await roll(stand, 0, 1, [join(import.meta.dirname, 'exit-at-once.fixture.ts')])
  expect(failed.length).toBeGreaterThan(0)
  record('rolling-restart-without-draining', { failed: failed.length, restarts: 2 })
})
