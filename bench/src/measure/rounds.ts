import { type CpuTimes, cpuClock, used } from './cpu.ts'
import type { Extent, Load } from './load.ts'

/** One run of requests. */
export interface Measurement {
  readonly requests: number
  /** CPU milliseconds a request: of the server process, and of all processes of Postgres. */
  readonly app: number
  readonly database: number
  readonly latencies: readonly number[]
}

export const cpuOf = ({ app, database }: Measurement): number => app + database

/** Takes the CPU time of a server process and of the postmaster's children while `work` carries out requests. */
const measure = async (
  pids: { server: number; postmaster: number },
  work: () => Promise<Load>,
): Promise<Measurement> => {
  const read = (): Promise<[CpuTimes, CpuTimes]> =>
    Promise.all([cpuClock.ofProcess(pids.server), cpuClock.ofChildren(pids.postmaster)])
  const [appBefore, databaseBefore] = await read()
  const { requests, latencies } = await work()
  const [appAfter, databaseAfter] = await read()
  const app = used(appBefore, appAfter) / requests
  const database = used(databaseBefore, databaseAfter) / requests
  return { requests, app, database, latencies }
}

export interface Case<Key extends string> {
  readonly key: Key
  /** The process whose CPU time counts. */
  readonly pid: number
  run(extent: Extent): Promise<Load>
  /** Brings about what this case is measured under, before each run. */
  readonly prepare?: () => Promise<unknown>
}

export interface Schedule {
  readonly rounds: number
  /** Of one measurement. */
  readonly extent: Extent
  /** Requests before the first measurement, for the compiler to see what is hot. */
  readonly warmUp: number
}

/** Requests after a change of conditions, for plans to be made anew. */
const settling = 200

/**
 * Measures the cases in turn, round after round, so that whatever else the machine does hits all of them alike. The
 * order turns with each round: nobody always comes after the same other.
 */
export const alternate = async <Key extends string>(
  cases: readonly Case<Key>[],
  { rounds, extent, warmUp }: Schedule,
  postmaster: number,
): Promise<Record<Key, Measurement[]>> => {
  const results = Object.fromEntries(cases.map(({ key }) => [key, []])) as unknown as Record<Key, Measurement[]>
  for (const { run, prepare } of cases) {
    await prepare?.()
    await run({ requests: warmUp })
  }
  for (let round = 0; round < rounds; round++) {
    const turned = cases.map((_, turn) => cases[(round + turn) % cases.length] as Case<Key>)
    for (const { key, pid, run, prepare } of turned) {
      if (prepare) {
        await prepare()
        await run({ requests: settling })
      }
      results[key].push(await measure({ server: pid, postmaster }, () => run(extent)))
    }
  }
  return results
}
