import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { findBinaries } from './binaries.ts'
import { type Credentials, createCredentials, readCredentials, saveCredentials } from './credentials.ts'
import { isAbsent } from './data-folder.ts'
import { EmbeddedPostgresError } from './errors.ts'
import { type Cluster, DATABASE, initialise, OWNER, SUPERUSER, setPasswords } from './initialise.ts'
import { stopLeftover } from './leftover.ts'
import { listen } from './listen.ts'
import { acquireLock } from './lock.ts'
import { chooseRunAs } from './run-as.ts'

/** What to start. */
export interface EmbeddedOptions {
  /** The data folder, made when absent. Beside it are kept `<dataDir>.lock` and `<dataDir>.credentials.json`. */
  readonly dataDir: string
  /** TCP port on 127.0.0.1; a free one by default. */
  readonly port?: number
  /** `false` gives up what a power cut would lose, for speed (tests). Default `true`. */
  readonly durable?: boolean
  /** Receives the server's log, line by line. */
  readonly log?: (line: string) => void
}

/** A running server of our own. */
export interface EmbeddedPostgres {
  /** The database `todo` as `todo_owner`, who owns it and may create roles. */
  readonly url: string
  /** The maintenance database `postgres` as superuser. */
  readonly superuserUrl: string
  readonly port: number
  /** The postmaster's. */
  readonly pid: number
  /** Settles when the server and the last of its processes have ended, asked or not. */
  readonly exited: Promise<void>
  /** Shuts down fast (open transactions are rolled back), waits for the end, and lets go of the data. */
  stop(): Promise<void>
  /** Ends the server as a crash would, by SIGKILL; the next start recovers. */
  kill(): Promise<void>
}

/**
 * Starts a Postgres on a data folder that nobody else runs on, whatever the last run left there.
 * @throws EmbeddedPostgresError whose message is one sentence for the user
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { port: wanted, durable = true, log = () => {} } = options
  const dataDir = resolve(options.dataDir)
  const binaries = await findBinaries()
  makeParent(dataDir)
  const release = acquireLock(`${dataDir}.lock`, dataDir)
  try {
    const cluster = { dataDir, binaries, durable, runAs: chooseRunAs(dataDir, binaries.postgres) }
    const { credentials, stalePid } = await prepare(cluster)
    const { port, postmaster } = await listen(cluster, wanted, { stalePid, log })
    const end = async (signal: () => void) => {
      signal()
      await postmaster.exited
      release()
    }
    return {
      ...urls(credentials, port),
      port,
      pid: postmaster.pid,
      exited: postmaster.exited,
      stop: () => end(postmaster.stop),
      kill: () => end(postmaster.kill),
    }
  } catch (error) {
    release()
    throw error
  }
}

function makeParent(dataDir: string): void {
  const parent = dirname(dataDir)
  try {
    mkdirSync(parent, { recursive: true })
  } catch (cause) {
    const message = `The folder ${parent} for the data cannot be made (${(cause as Error).message}): correct that and start again.`
    throw new EmbeddedPostgresError('NOT_ALLOWED', message, { cause })
  }
}

/** Leaves data that is whole, stopped, and whose passwords are known. */
async function prepare(cluster: Cluster): Promise<{ credentials: Credentials; stalePid: number | undefined }> {
  const path = `${cluster.dataDir}.credentials.json`
  const known = readCredentials(path)
  const credentials = known ?? createCredentials()
  const save = () => saveCredentials(path, credentials)
  if (isAbsent(cluster.dataDir)) {
    await initialise(cluster, credentials, save)
    return { credentials, stalePid: undefined }
  }
  const stalePid = await stopLeftover(cluster, credentials.superuser)
  if (!known) {
    await setPasswords(cluster, credentials)
    save()
  }
  return { credentials, stalePid }
}

function urls({ owner, superuser }: Credentials, port: number): { url: string; superuserUrl: string } {
  const at = `127.0.0.1:${port}`
  return {
    url: `postgresql://${OWNER}:${owner}@${at}/${DATABASE}`,
    superuserUrl: `postgresql://${SUPERUSER}:${superuser}@${at}/postgres`,
  }
}
