import { expect, test } from 'vitest'
import { signUp } from './client.ts'
import { factor } from './config.ts'
import { record } from './figures.ts'
import { flood, mixOf } from './floods.ts'
import { Stand } from './stand.ts'

const seconds = 10 * factor

const quantile = (values: readonly number[], q: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * q)] ?? 0

const median = (values: readonly number[]): number => quantile(values, 0.5)

test('ten times the capacity leaves 80 % of the peak, and the rest hears 503 at once', async () => {
  await using stand = await Stand.opened()
  const replica = await stand.replica({ DATABASE_POOL_SIZE: '2' })
  const requests = await mixOf(replica, await signUp(replica.url))
  await flood({ requests, connections: 16, seconds: 3 }, replica)
  const saturated = await flood({ requests, connections: 16, seconds: 5 }, replica)
  const peak = median(saturated.good)
  const over = await flood({ requests, connections: 400, rate: 10 * peak, seconds }, replica)
  const after = await flood({ requests, connections: 400, rate: peak / 2, seconds: 5 }, replica)
  const goodput = median(over.good)
  const p99 = quantile(over.refusedAfter, 0.99)
  console.log({
    peak,
    peakCpu: saturated.cpu,
    goodput,
    share: goodput / peak,
    p99,
    p50: quantile(over.refusedAfter, 0.5),
    ...over,
    refusedAfter: 0,
    after: after.good,
    afterStatuses: after.statuses,
  })
  expect(Object.keys(over.statuses).sort()).toEqual(['200', '201', '503'])
  expect({ broken: over.broken, withoutRetryAfter: over.withoutRetryAfter }).toEqual({
    broken: 0,
    withoutRetryAfter: 0,
  })
  expect(goodput / peak).toBeGreaterThanOrEqual(0.8)
  expect(p99).toBeLessThan(250)
  // Within 5 s what comes is served again.
  expect(after.good.at(-1)).toBeGreaterThanOrEqual(0.45 * peak)
  const { sent, unsent, statuses, cpu } = over
  record('overload', { seconds, peak, goodput, p99, sent, unsent, statuses, generatorCpu: cpu, after: after.good })
})
