import { type BenchSession, openSession } from './bench-session.ts'
import type { Child } from './child.ts'
import { type TargetName, targetNames } from './dataset.ts'
import { describeMachine, type Machine } from './machine.ts'
import type { Schedule } from './measure/rounds.ts'
import type { ScenarioName } from './scenarios.ts'
import { type Comparison, compare } from './steps/compare.ts'
import { type Counts, count } from './steps/count.ts'
import { type DeepPages, measureDeepPages } from './steps/deep-pages.ts'
import { measureRowSecurity, type RowSecurity } from './steps/row-security.ts'
import { compareThroughPrisma, type ThroughPrisma } from './steps/through-prisma.ts'
import { startTarget } from './targets.ts'

/** How much is measured. */
export interface Size {
  readonly schedule: Schedule
  /** Todos in the long list. */
  readonly deepRows: number
}

export const sizes = {
  full: { schedule: { rounds: 7, extent: { milliseconds: 500 }, warmUp: 1500 }, deepRows: 1_000_000 },
  quick: { schedule: { rounds: 1, extent: { requests: 100 }, warmUp: 30 }, deepRows: 10_000 },
} as const satisfies Record<string, Size>

/** All that was measured. */
export interface Report {
  readonly date: string
  readonly machine: Machine
  readonly schedule: Schedule
  readonly counts: Counts
  readonly comparisons: Record<ScenarioName, Comparison>
  readonly rowSecurity: RowSecurity
  readonly deepPages: DeepPages
  readonly throughPrisma: ThroughPrisma
}

const startTargets = async ({ data, databaseUrl, sink, log }: BenchSession, servers: AsyncDisposableStack) => {
  const started = {} as Record<TargetName, Child>
  for (const name of targetNames) {
    const options = { databaseUrl, userId: data.userId, otlpUrl: sink.url, log }
    started[name] = servers.use(await startTarget(name, options))
  }
  return started
}

/** Runs the whole benchmark. `tell` hears what is being done. */
export const runBench = async ({ schedule, deepRows }: Size, tell: (step: string) => void): Promise<Report> => {
  tell(`filling a database with ${deepRows.toLocaleString('en')} todos and more`)
  await using session = await openSession(deepRows)
  tell('counting statements and round trips')
  const counts = await count(session)
  tell('measuring SQL against Prisma Client')
  const throughPrisma = await compareThroughPrisma(session, schedule)
  await using servers = new AsyncDisposableStack()
  const { api, ...controls } = await startTargets(session, servers)
  tell('measuring the API against its controls')
  const comparisons = await compare(session, { api, ...controls }, schedule)
  tell('measuring row-level security')
  const rowSecurity = await measureRowSecurity(session, api, schedule)
  tell('measuring pages of the long list')
  const deepPages = await measureDeepPages(session, api, schedule)
  const machine = await describeMachine(session)
  const date = new Date().toISOString().slice(0, 10)
  return { date, machine, schedule, counts, comparisons, rowSecurity, deepPages, throughPrisma }
}
