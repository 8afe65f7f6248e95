import type { BenchSession } from '../bench-session.ts'
import type { Child } from '../child.ts'
import type { OfTargets, TargetName } from '../dataset.ts'
import { load } from '../measure/load.ts'
import { alternate, cpuOf, type Measurement, type Schedule } from '../measure/rounds.ts'
import { median, quantile, type Spread, spread } from '../measure/statistics.ts'
import { requestsOf, type ScenarioName, scenarioNames, targetsOf } from '../scenarios.ts'

/** What one kind of request costs at one target; times in milliseconds. */
export interface Figures {
  readonly cpu: Spread
  readonly app: number
  readonly database: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly requests: number
}

export interface Comparison {
  readonly figures: OfTargets<Figures>
  /** CPU of the API over that of each target, round by round. */
  readonly ratios: OfTargets<Spread>
}

const figuresOf = (rounds: readonly Measurement[]): Figures => {
  const latencies = rounds.flatMap(round => round.latencies)
  return {
    cpu: spread(rounds.map(cpuOf)),
    app: median(rounds.map(({ app }) => app)),
    database: median(rounds.map(({ database }) => database)),
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    p99: quantile(latencies, 0.99),
    requests: latencies.length,
  }
}

/** How many times `one` costs what `other` costs, in each round. */
export const ratioOf = (one: readonly Measurement[], other: readonly Measurement[]): Spread =>
  spread(one.map((measurement, round) => cpuOf(measurement) / cpuOf(other[round] as Measurement)))

const compareOne = async (
  name: ScenarioName,
  session: BenchSession,
  servers: Record<TargetName, Child>,
  schedule: Schedule,
): Promise<Comparison> => {
  const cases = await Promise.all(
    targetsOf(name).map(async key => {
      const { pid, url } = servers[key]
      const requests = await requestsOf(name, key, session)
      return { key, pid, run: (extent: Schedule['extent']) => load(url, extent, requests) }
    }),
  )
  const measured = await alternate(cases, schedule, session.postmaster)
  const ofTargets = <Value>(value: (measurements: readonly Measurement[]) => Value) =>
    Object.fromEntries(targetsOf(name).map(target => [target, value(measured[target])])) as OfTargets<Value>
  return { figures: ofTargets(figuresOf), ratios: ofTargets(control => ratioOf(measured.api, control)) }
}

/** Measures every scenario at the API and at its controls. */
export const compare = async (
  session: BenchSession,
  servers: Record<TargetName, Child>,
  schedule: Schedule,
): Promise<Record<ScenarioName, Comparison>> => {
  const results = {} as Record<ScenarioName, Comparison>
  for (const name of scenarioNames) results[name] = await compareOne(name, session, servers, schedule)
  return results
}
