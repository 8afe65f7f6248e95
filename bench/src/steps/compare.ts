import type { BenchSession } from '../bench-session.ts'
import type { Child } from '../child.ts'
import { type TargetName, targetNames } from '../dataset.ts'
import { load } from '../measure/load.ts'
import { alternate, cpuOf, type Measurement, type Schedule } from '../measure/rounds.ts'
import { median, quantile, type Spread, spread } from '../measure/statistics.ts'
import { requestsOf, type ScenarioName, scenarioNames } from '../scenarios.ts'

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

export type Control = Exclude<TargetName, 'api'>

export interface Comparison {
  readonly figures: Record<TargetName, Figures>
  /** CPU of the API over that of a control, round by round. */
  readonly ratios: Record<Control, Spread>
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

/** Measures every scenario at the API and at its controls. */
export const compare = async (
  { data, postmaster }: BenchSession,
  servers: Record<TargetName, Child>,
  schedule: Schedule,
): Promise<Record<ScenarioName, Comparison>> => {
  const results = {} as Record<ScenarioName, Comparison>
  for (const scenario of scenarioNames) {
    const cases = targetNames.map(key => {
      const { pid, url } = servers[key]
      const requests = requestsOf(scenario, key, data)
      return { key, pid, run: (extent: Schedule['extent']) => load(url, extent, requests) }
    })
    const measured = await alternate(cases, schedule, postmaster)
    results[scenario] = {
      figures: {
        api: figuresOf(measured.api),
        bare: figuresOf(measured.bare),
        'express-prisma': figuresOf(measured['express-prisma']),
      },
      ratios: {
        bare: ratioOf(measured.api, measured.bare),
        'express-prisma': ratioOf(measured.api, measured['express-prisma']),
      },
    }
  }
  return results
}
