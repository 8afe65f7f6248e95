import { type BenchSession, openSession } from './bench-session.ts'
import type { Child } from './child.ts'
import { type DatasetSize, type TargetName, targetNames } from './dataset.ts'
import { describeMachine, type Machine } from './machine.ts'
import type { Schedule } from './measure/rounds.ts'
import type { ScenarioName } from './scenarios.ts'
import { type Comparison, compare } from './steps/compare.ts'
import { type Counts, count } from './steps/count.ts'
import { type DeepPages, measureDeepPages } from './steps/deep-pages.ts'
import { type FanOut, measureFanOut } from './steps/fan-out.ts'
import { measureReminders, type ReminderExtent, type Reminders } from './steps/remind.ts'
import { measureRowSecurity, type RowSecurity } from './steps/row-security.ts'
import { measureTelemetry, type TelemetryCost } from './steps/telemetry-cost.ts'
import { compareThroughPrisma, type ThroughPrisma } from './steps/through-prisma.ts'
import { startTarget } from './targets.ts'

/** How much is measured. */
export interface Size {
  readonly schedule: Schedule
  readonly dataset: DatasetSize
  /** Changes that the followers of a list hear of. */
  readonly changes: number
  readonly reminders: ReminderExtent
}

export const sizes = {
  full: {
    schedule: { rounds: 5, extent: { milliseconds: 400 }, warmUp: 500 },
    dataset: { deepRows: 1_000_000, followers: 1000 },
    changes: 100,
    reminders: { count: 10_000, overMs: 60_000 },
  },
  quick: {
    schedule: { rounds: 1, extent: { requests: 100 }, warmUp: 30 },
    dataset: { deepRows: 10_000, followers: 20 },
    changes: 3,
    reminders: { count: 50, overMs: 500 },
  },
} as const satisfies Record<string, Size>

/** All that is measured. */
export interface Measured {
  readonly counts: Counts
  readonly throughPrisma: ThroughPrisma
  readonly comparisons: Record<ScenarioName, Comparison>
  readonly rowSecurity: RowSecurity
  readonly telemetry: TelemetryCost
  readonly deepPages: DeepPages
  readonly fanOut: FanOut
  readonly reminders: Reminders
}

export interface Circumstances {
  readonly date: string
  readonly machine: Machine
  readonly schedule: Schedule
}

export type Report = Circumstances & Measured

interface Step<Value> {
  /** What is being done. */
  readonly says: string
  run(session: BenchSession, size: Size): Promise<Value>
}

/** Runs what needs the API and its controls, and ends them. */
const withTargets = async <Value>(
  { databaseUrl, data, sink, log }: BenchSession,
  names: readonly TargetName[],
  work: (servers: Record<TargetName, Child>) => Promise<Value>,
): Promise<Value> => {
  await using servers = new AsyncDisposableStack()
  const started = {} as Record<TargetName, Child>
  for (const name of names) {
    const options = { databaseUrl, userId: data.reader.id, otlpUrl: sink.url, log }
    started[name] = servers.use(await startTarget(name, options))
  }
  return await work(started)
}

const steps: { [Name in keyof Measured]: Step<Measured[Name]> } = {
  counts: { says: 'counting statements and round trips', run: session => count(session) },
  throughPrisma: {
    says: 'measuring SQL against Prisma Client',
    run: (session, { schedule }) => compareThroughPrisma(session, schedule),
  },
  comparisons: {
    says: 'measuring the API against its controls',
    run: (session, { schedule }) => withTargets(session, targetNames, servers => compare(session, servers, schedule)),
  },
  rowSecurity: {
    says: 'measuring row-level security',
    run: (session, { schedule }) =>
      withTargets(session, ['api'], ({ api }) => measureRowSecurity(session, api, schedule)),
  },
  telemetry: {
    says: 'measuring what telemetry costs',
    run: (session, { schedule }) => measureTelemetry(session, schedule),
  },
  deepPages: {
    says: 'measuring pages of the long list',
    run: (session, { schedule }) =>
      withTargets(session, ['api'], ({ api }) => measureDeepPages(session, api, schedule)),
  },
  fanOut: {
    says: 'measuring changes at open streams',
    run: (session, { changes }) => measureFanOut(session, changes),
  },
  reminders: {
    says: 'measuring reminders that come due',
    run: (session, { reminders }) => measureReminders(session, reminders),
  },
}

export const stepNames = Object.keys(steps) as (keyof Measured)[]

/** Runs the steps named, or all. `tell` hears what is being done. */
export const runBench = async <Name extends keyof Measured>(
  size: Size,
  tell: (step: string) => void,
  names: readonly Name[] = stepNames as Name[],
): Promise<Circumstances & Pick<Measured, Name>> => {
  tell(`filling a database with ${size.dataset.deepRows.toLocaleString('en')} todos and more`)
  await using session = await openSession(size.dataset)
  const measured = {} as Pick<Measured, Name>
  for (const name of names) {
    tell(steps[name].says)
    measured[name] = await steps[name].run(session, size)
  }
  const machine = await describeMachine(session)
  const date = new Date().toISOString().slice(0, 10)
  return { date, machine, schedule: size.schedule, ...measured }
}
