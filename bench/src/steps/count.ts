import { deepStrictEqual } from 'node:assert/strict'
import type { BenchSession } from '../bench-session.ts'
import { type OfTargets, targetNames } from '../dataset.ts'
import { exchange, inFlight, type LoadRequest } from '../measure/load.ts'
import { median } from '../measure/statistics.ts'
import { openWire, type Wire, type WireCount } from '../measure/wire.ts'
import { isRead, requestsOf, type ScenarioName, scenarioNames, targetsOf } from '../scenarios.ts'
import { startTarget } from '../targets.ts'

export type Counts = Record<ScenarioName, OfTargets<WireCount>>

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
  const { databaseUrl, data, sink, log } = session
  const counts = Object.fromEntries(scenarioNames.map(name => [name, {}])) as Counts
  const answers: Partial<Record<ScenarioName, unknown>> = {}
  for (const target of targetNames) {
    await using wire = await openWire(databaseUrl)
    const options = { databaseUrl: wire.url, userId: data.reader.id, otlpUrl: sink.url, log }
    await using server = await startTarget(target, options)
    for (const name of scenarioNames.filter(name => targetsOf(name).includes(target))) {
      const requests = await requestsOf(name, target, session)
      if (isRead(name)) {
        // The place to go on from moves with every change.
        const { next: _next, ...answer } = JSON.parse(await exchange(server.url, requests(0)))
        answers[name] ??= answer
        deepStrictEqual(answer, answers[name], `${target} must answer ${name} as the others do`)
      }
      const count = await countOne(server.url, wire, () => requests(0))
      counts[name] = { ...counts[name], [target]: count }
    }
  }
  return counts
}
