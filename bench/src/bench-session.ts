import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbedded } from '@todo/database/embedded'
import { installJobs } from '@todo/database/jobs'
import { migrate } from '@todo/database/migrate'
import pg from 'pg'
import { type Dataset, type DatasetSize, fill } from './dataset.ts'
import { type OtlpSink, openSink } from './otlp-sink.ts'

/** What all measurements share: one Postgres, its rows, and a collector. */
export interface BenchSession extends AsyncDisposable {
  readonly databaseUrl: string
  readonly postmaster: number
  readonly data: Dataset
  readonly sink: OtlpSink
  /** The file that servers log into. */
  readonly log: string
  /** Carries out SQL as superuser. */
  administer(text: string, values?: unknown[]): Promise<pg.QueryResult>
}

const settings = [
  // Nothing may start in the middle of a measurement.
  'alter system set autovacuum = off',
  `alter system set max_wal_size = '8GB'`,
  `alter system set checkpoint_timeout = '1h'`,
  'select pg_reload_conf()',
]

const signals = ['SIGINT', 'SIGTERM'] as const

/** Starts a Postgres of its own, as durable as in production, and fills it. */
export const openSession = async (size: DatasetSize): Promise<BenchSession> => {
  const folder = await mkdtemp(join(tmpdir(), 'todo-bench-'))
  const postgres = await startEmbedded({ dataDir: join(folder, 'postgres') })
  const superuser = new URL(postgres.superuserUrl)
  superuser.pathname = new URL(postgres.url).pathname
  const admin = new pg.Pool({ connectionString: superuser.href, max: 1 })
  const sink = await openSink()
  const end = async () => {
    for (const signal of signals) process.off(signal, interrupt)
    sink.close()
    await admin.end()
    await postgres.stop()
    await rm(folder, { recursive: true })
  }
  let ending: Promise<void> | undefined
  const dispose = () => {
    ending ??= end()
    return ending
  }
  const interrupt = () => void dispose().finally(() => process.exit(130))
  for (const signal of signals) process.once(signal, interrupt)
  try {
    for (const text of settings) await admin.query(text)
    await migrate(postgres.url)
    await installJobs({ url: postgres.url, role: 'todo_worker' })
    return {
      databaseUrl: postgres.url,
      postmaster: postgres.pid,
      data: await fill(superuser.href, size),
      sink,
      log: join(folder, 'servers.log'),
      administer: (text, values) => admin.query(text, values),
      [Symbol.asyncDispose]: dispose,
    }
  } catch (error) {
    await dispose()
    throw error
  }
}
