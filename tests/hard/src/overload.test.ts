import { expect, test } from 'vitest'
import { signUp } from './client.ts'
import { factor } from './config.ts'
import { record } from './figures.ts'
import type { Flood } from './flood.ts'
import { flood, mixOf, startDecoy } from './floods.ts'
import { preferred } from './preferred.ts'
import type { Replica } from './replica.ts'
import { Stand } from './stand.ts'

/** Of the peak and of overload in turns, so that what else the machine does falls on both. */
const rounds = 4 * factor
const seconds = 3

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? 0

const sum = (values: readonly number[]): number => values.reduce((all, value) => all + value, 0)

const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The share of the peak that each round served, and what it served. */
const overloaded = async (replica: Replica, requests: readonly string[]) => {
  using decoy = await startDecoy()
  const saturate = () => flood({ requests, connections: 8, seconds }, replica)
  await saturate()
  let expected = median((await saturate()).good)
  const taken: { peak: number; over: Flood }[] = []
  for (let round = 0; round < rounds; round++) {
    const load = { requests, connections: 400, rate: 10 * expected, seconds }
    // The flood costs its machine something wherever it goes; users of the service have machines of their own.
    const [{ good }] = await Promise.all([saturate(), flood(load, decoy)])
    const peak = median(good)
    taken.push({ peak, over: await flood({ ...load, rate: 10 * peak }, replica) })
    expected = peak
  }
  return taken
}

test('ten times the capacity leaves 80 % of the peak, and the rest hears 503 at once', async () => {
  await using stand = await Stand.opened()
  preferred(stand.postgres.pid)
  // What is scarce is the database, as in production: one core serves more than one connection carries.
  const replica = await stand.replica({ DATABASE_POOL_SIZE: '1' })
  preferred(replica.pid)
  const requests = await mixOf(replica, await signUp(replica.url))
  const taken = await overloaded(replica, requests)
  const over = taken.map(({ over }) => over)
  const [peak, goodput] = [median(taken.map(({ peak }) => peak)), median(over.map(({ good }) => median(good)))]
  const after = await flood({ requests, connections: 64, rate: peak / 2, seconds: 6 }, replica)
  const figures = {
    ...{ seconds: rounds * seconds, peak, goodput },
    share: median(taken.map(({ peak, over }) => median(over.good) / peak)),
    offered: over.map(({ sent, unsent }) => Math.round((sent + unsent) / seconds)),
    refused: sum(over.map(({ statuses }) => statuses[503] ?? 0)),
    refusedAfter: [0.5, 0.99].map(q =>
      quantile(
        over.flatMap(({ refusedAfter }) => refusedAfter),
        q,
      ),
    ),
    // The last second is cut short: what is answered after it does not count.
    recovery: after.good.slice(0, 5).map(good => good / (peak / 2)),
  }
  // Kept before the verdict: the page says how far a miss was.
  record('overload', figures)
  expect([...new Set(over.flatMap(({ statuses }) => Object.keys(statuses)))].sort()).toEqual(['200', '201', '503'])
  expect(sum(over.map(({ broken, withoutRetryAfter }) => broken + withoutRetryAfter))).toBe(0)
  expect(figures.share).toBeGreaterThanOrEqual(0.8)
  expect(figures.refusedAfter[1]).toBeLessThan(500)
  // What comes after is served: all of it, within 5 s.
  expect(figures.recovery.at(-1)).toBeGreaterThanOrEqual(0.9)
})
