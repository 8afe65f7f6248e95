import { deepStrictEqual } from 'node:assert/strict'
import type { BenchSession } from '../bench-session.ts'
import { type TargetName, targetNames } from '../dataset.ts'
import { exchange, inFlight, type LoadRequest } from '../measure/load.ts'
import { median } from '../measure/statistics.ts'
import { openWire, type Wire, type WireCount } from '../measure/wire.ts'
import { requestsOf, type ScenarioName, scenarioNames } from '../scenarios.ts'
import { startTarget } from '../targets.ts'

export type Counts = Record<ScenarioName, Record<TargetName, WireCount>>

/** Requests before those that are counted: connections are opened and statements are prepared in them. */
const preparing = 2 * inFlight
const counted = 5

const countOne = async (url: string, wire: Wire, next: () => LoadRequest): Promise<WireCount> => {
  for (let n = 0; n < preparing; n++) await exchange(url, next())
  const statements: number[] = []
  const roundTrips: number[] = []
  for (let n = 0; n < counted; n++) {
    const before = wire.count()
    await exchange(url, next())
    const after = wire.count()
    statements.push(after.statements - before.statements)
    roundTrips.push(after.roundTrips - before.roundTrips)
  }
  return { statements: median(statements), roundTrips: median(roundTrips) }
}

/** Counts what each request asks of Postgres, on the wire, and makes sure that all targets answer reads alike. */
export const count = async (session: BenchSession): Promise<Counts> => {
  const counts = Object.fromEntries(scenarioNames.map(name => [name, {}])) as Counts
  const answers: Partial<Record<'list' | 'item', unknown>> = {}
  for (const target of targetNames) {
    await using wire = await openWire(session.databaseUrl)
    const { data, sink, log } = session
    await using server = await startTarget(target, { ...data, databaseUrl: wire.url, otlpUrl: sink.url, log })
    for (const name of ['list', 'item'] as const) {
      const answer = JSON.parse(await exchange(server.url, requestsOf(name, target, data)(0)))
      answers[name] ??= answer
      deepStrictEqual(answer, answers[name], `${target} must answer as the others do`)
    }
    for (const name of scenarioNames) {
      const requests = requestsOf(name, target, data)
      counts[name][target] = await countOne(server.url, wire, () => requests(0))
    }
  }
  return counts
}
