import { DatabaseSync } from 'node:sqlite'
import { EmbeddedPostgresError } from './errors.ts'

const SQLITE_BUSY = 5

// A handle that nobody refers to would be collected, and its lock released.
const held = new Set<DatabaseSync>()

/**
 * Takes the lock that says who runs on the data. Node has no flock, but SQLite brings one for every platform: an open
 * write transaction is a lock of the kernel's, gone with its process however that ends, so neither a crash nor a reused
 * pid can leave it stale. The file stays: deleting it would let two processes lock two files of one name.
 * @returns releases the lock
 * @throws EmbeddedPostgresError `ALREADY_RUNNING` or `NOT_ALLOWED`
 */
export function acquireLock(path: string, dataDir: string): () => void {
  const database = open(path, dataDir)
  try {
    // The pid is committed before the lock is taken for good, so that whoever finds it held can read whose it is.
    database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${process.pid}; COMMIT; BEGIN IMMEDIATE`)
  } catch (cause) {
    const { user_version: holder } = isBusy(cause) ? (database.prepare('PRAGMA user_version').get() ?? {}) : {}
    database.close()
    if (typeof holder !== 'number') throw notWritable(path, dataDir, cause)
    const message = `The data in ${dataDir} is in use by process ${holder}: stop that one first.`
    throw new EmbeddedPostgresError('ALREADY_RUNNING', message, { cause, pid: holder })
  }
  held.add(database)
  return () => {
    if (held.delete(database)) database.close()
  }
}

function open(path: string, dataDir: string): DatabaseSync {
  try {
    return new DatabaseSync(path, { timeout: 250 })
  } catch (cause) {
    throw notWritable(path, dataDir, cause)
  }
}

const isBusy = (error: unknown) => error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY

const notWritable = (path: string, dataDir: string, cause: unknown) =>
  new EmbeddedPostgresError(
    'NOT_ALLOWED',
    `${path}, the lock of the data in ${dataDir}, cannot be written (${cause instanceof Error ? cause.message : cause}): start as the user whom it belongs to.`,
    { cause },
  )
