import { randomUUIDv7 } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import type { BenchSession } from '../bench-session.ts'
import type { Child } from '../child.ts'
import type { TargetName } from '../dataset.ts'
import { type CpuTimes, cpuClock, used } from '../measure/cpu.ts'
import { quantile } from '../measure/statistics.ts'
import { openStream, type Stream } from '../measure/streams.ts'
import { startTarget } from '../targets.ts'

export const fanOutNames = ['one', 'many', 'replicas', 'bare'] as const
export type FanOutName = (typeof fanOutNames)[number]

/** Milliseconds from a commit to its event at each of the streams. */
export interface FanOutFigures {
  readonly streams: number
  readonly replicas: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly max: number
  /** CPU milliseconds of the servers and of Postgres, a change. */
  readonly cpu: number
  /** Changes that a stream did not get, or got once more, over all streams. */
  readonly missed: number
  readonly twice: number
}

export interface FanOut {
  /** Changes that were committed, one after the other. */
  readonly changes: number
  readonly figures: Record<FanOutName, FanOutFigures>
}

const cases: Record<FanOutName, { target: TargetName; replicas: number; streams: 'one' | 'all' }> = {
  one: { target: 'api', replicas: 1, streams: 'one' },
  many: { target: 'api', replicas: 1, streams: 'all' },
  replicas: { target: 'api', replicas: 2, streams: 'all' },
  bare: { target: 'bare', replicas: 1, streams: 'all' },
}

/** Changes before those that count, for the compiler to see what is hot. */
const warmUp = 10
/** Streams that are opened at the same time. */
const openedTogether = 20
/** Milliseconds between two changes, and to wait for one before it counts as missed. */
const pause = 20
const patience = 5000

const insertTodo = `insert into todos (id, list_id, title, position) values ($1, $2, 'Bring cake', $3)`

/** Commits a change; answers when it asked for the commit, and resolves when that is durable. */
const change = async (client: pg.Client, listId: string): Promise<number> => {
  const id = randomUUIDv7()
  await client.query('begin')
  await client.query(insertTodo, [id, listId, id.replaceAll('-', '')])
  const asked = performance.now()
  await client.query('commit')
  return asked
}

const openStreams = async (servers: readonly Child[], cookies: readonly string[], onArrival: () => void) => {
  const streams: Stream[] = []
  for (let from = 0; from < cookies.length; from += openedTogether) {
    const some = cookies.slice(from, from + openedTogether)
    const opening = some.map((cookie, n) => openStream(servers[n % servers.length]?.url ?? '', cookie, onArrival))
    streams.push(...(await Promise.all(opening)))
  }
  return streams
}

/** Commits changes one after the other, each when all streams have the one before; answers when each was asked for. */
const followChanges = async (
  session: BenchSession,
  servers: readonly Child[],
  cookies: readonly string[],
  changes: number,
) => {
  let arrived = Promise.withResolvers<void>()
  let missing = 0
  const streams = await openStreams(servers, cookies, () => --missing === 0 && arrived.resolve())
  const client = new pg.Client({ connectionString: session.databaseUrl })
  await client.connect()
  try {
    const asked: number[] = []
    const follow = async () => {
      arrived = Promise.withResolvers()
      missing = streams.length
      asked.push(await change(client, session.data.sharedListId))
      await Promise.race([arrived.promise, setTimeout(patience, undefined, { ref: false })])
      await setTimeout(pause)
    }
    for (let n = 0; n < warmUp; n++) await follow()
    const pids = servers.map(({ pid }) => pid)
    const before = await readCpu(session, pids)
    for (let n = 0; n < changes; n++) await follow()
    const after = await readCpu(session, pids)
    const cpu = after.reduce((sum, times, n) => sum + used(before[n] ?? new Map(), times), 0) / changes
    return { asked: asked.slice(warmUp), arrivals: streams.map(({ arrivals }) => arrivals.slice(warmUp)), cpu }
  } finally {
    for (const stream of streams) stream[Symbol.dispose]()
    await client.end()
  }
}

const readCpu = ({ postmaster }: BenchSession, pids: readonly number[]): Promise<CpuTimes[]> =>
  Promise.all([...pids.map(pid => cpuClock.ofProcess(pid)), cpuClock.ofChildren(postmaster)])

const measure = async (session: BenchSession, name: FanOutName, changes: number): Promise<FanOutFigures> => {
  const { target, replicas, streams } = cases[name]
  const { databaseUrl, data, sink, log } = session
  await using servers = new AsyncDisposableStack()
  const options = { databaseUrl, userId: data.reader.id, otlpUrl: sink.url, log }
  const started: Child[] = []
  for (let n = 0; n < replicas; n++) started.push(servers.use(await startTarget(target, options)))
  const cookies = streams === 'one' ? data.followers.slice(0, 1) : data.followers
  const { asked, arrivals, cpu } = await followChanges(session, started, cookies, changes)
  const delays = arrivals.flatMap(own => own.map(({ at }, n) => at - (asked[n] ?? Number.NaN)))
  const distinct = arrivals.map(own => new Set(own.map(({ id }) => id)).size)
  return {
    streams: cookies.length,
    replicas,
    p50: quantile(delays, 0.5),
    p95: quantile(delays, 0.95),
    p99: quantile(delays, 0.99),
    max: quantile(delays, 1),
    cpu,
    missed: distinct.reduce((sum, seen) => sum + changes - seen, 0),
    twice: arrivals.reduce((sum, own, n) => sum + own.length - (distinct[n] ?? 0), 0),
  }
}

/** Measures the time from a commit to its event at open streams. */
export const measureFanOut = async (session: BenchSession, changes: number): Promise<FanOut> => {
  const figures = {} as Record<FanOutName, FanOutFigures>
  for (const name of fanOutNames) figures[name] = await measure(session, name, changes)
  return { changes, figures }
}
