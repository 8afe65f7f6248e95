import { existsSync, mkdtempSync, readdirSync, renameSync, rmdirSync, writeFileSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import type { Credentials } from './credentials.ts'
import { EmbeddedPostgresError } from './errors.ts'
import type { RunAs } from './run-as.ts'

/** The superuser that initdb makes. */
export const SUPERUSER = 'postgres'
/** Owns the database and runs its migrations: LOGIN, CREATEROLE, not a superuser. */
export const OWNER = 'todo_owner'
/** The application's database. */
export const DATABASE = 'todo'

/** Where a server's data is, and what runs on it. */
export interface Cluster {
  readonly dataDir: string
  readonly binaries: Binaries
  readonly runAs: RunAs
  /** Whether what was acknowledged must survive a power cut. */
  readonly durable: boolean
}

/**
 * Makes the data folder with its roles and database, under another name until it is whole, so that being killed in
 * the middle leaves nothing that looks like data.
 * @param beforeRename puts on disk what the data is useless without
 * @throws EmbeddedPostgresError `INIT_FAILED`
 */
export async function initialise(cluster: Cluster, credentials: Credentials, beforeRename: () => void): Promise<void> {
  const { dataDir, binaries, runAs, durable } = cluster
  await removeUnfinished(dataDir)
  const unfinished = mkdtempSync(`${dataDir}${UNFINISHED}`)
  runAs.own(unfinished)
  // initdb itself lets nobody in; the passwords follow on standard input, which no process list shows.
  const access = ['--auth=reject', `--username=${SUPERUSER}`]
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
  const sync = durable ? [] : ['--no-sync']
  await run(cluster, binaries.initdb, [`--pgdata=${unfinished}`, '--no-instructions', ...sync, ...access, ...locale])
  await singleUser({ ...cluster, dataDir: unfinished }, [
    `CREATE ROLE ${OWNER} LOGIN CREATEROLE`,
    `CREATE DATABASE ${DATABASE} OWNER ${OWNER}`,
    ...passwordStatements(credentials),
  ])
  writeFileSync(join(unfinished, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
  beforeRename()
  if (existsSync(dataDir)) rmdirSync(dataDir)
  renameSync(unfinished, dataDir)
}

/** Gives stopped data other passwords, for when their file was lost. */
export const setPasswords = (cluster: Cluster, credentials: Credentials): Promise<void> =>
  singleUser(cluster, passwordStatements(credentials))

const passwordStatements = ({ owner, superuser }: Credentials) => [
  `ALTER ROLE ${SUPERUSER} PASSWORD '${superuser}'`,
  `ALTER ROLE ${OWNER} PASSWORD '${owner}'`,
]

const UNFINISHED = '.initdb-'

async function removeUnfinished(dataDir: string): Promise<void> {
  const parent = dirname(dataDir)
  for (const name of readdirSync(parent)) {
    if (!name.startsWith(basename(dataDir) + UNFINISHED)) continue
    // An initdb that outlived its killed parent goes on writing for a moment.
    await rm(join(parent, name), { recursive: true, maxRetries: 20 })
  }
}

/** Runs statements, one a line, in a server that nobody else can reach; ends at the first that fails. */
function singleUser(cluster: Cluster, statements: readonly string[]): Promise<void> {
  const settings = ['-c', 'exit_on_error=on', '-c', `fsync=${cluster.durable ? 'on' : 'off'}`]
  const args = ['--single', '-D', cluster.dataDir, ...settings, SUPERUSER]
  return run(cluster, cluster.binaries.postgres, args, `${statements.join('\n')}\n`)
}

async function run({ runAs, dataDir }: Cluster, file: string, args: readonly string[], input = ''): Promise<void> {
  const child = runAs.spawn(file, args, { stdio: ['pipe', 'ignore', 'pipe'] })
  const exit = new Promise<number | null | Error>(resolve => child.once('close', resolve).once('error', resolve))
  child.stdin?.on('error', () => {}).end(input)
  const output = child.stderr ? await text(child.stderr) : ''
  const status = await exit
  if (status === 0) return
  const lines = status instanceof Error ? [status.message] : output.trim().split('\n')
  const reason = lines.findLast(line => /(error|ERROR|FATAL|PANIC): /.test(line)) ?? lines.at(-1)
  throw new EmbeddedPostgresError(
    'INIT_FAILED',
    `Postgres could not prepare the data folder ${dataDir} (${reason}): correct that and start again.`,
  )
}
