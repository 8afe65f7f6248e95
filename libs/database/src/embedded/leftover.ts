import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { type Cluster, SUPERUSER } from './initialise.ts'
import { requestStop } from './postmaster.ts'

const PATIENCE_MS = 500
const CANNOT_CONNECT_NOW = '57P03'

/**
 * Stops the server of a launcher that was killed: we hold the lock, so nobody uses it any more. A server that was killed
 * itself leaves a pid that may since be someone else's.
 * @returns that pid, when it lives and is no server on this data
 */
export async function stopLeftover(cluster: Cluster, password: string): Promise<number | undefined> {
  const file = join(cluster.dataDir, 'postmaster.pid')
  const [pid, port] = readPidFile(file)
  let lastAnswer = Date.now()
  while (pid && pid > 0 && isAlive(pid) && existsSync(file)) {
    if (port && (await answers(port, password))) {
      requestStop(cluster.binaries.pg_ctl, pid)
      lastAnswer = Date.now()
    } else if (Date.now() - lastAnswer > PATIENCE_MS) {
      return pid
    }
    await setTimeout(50)
  }
  return undefined
}

/** https://www.postgresql.org/docs/18/storage-file-layout.html: pid, data folder, start time, port, … a line each. */
function readPidFile(file: string): [pid?: number, port?: number] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return [Number(lines[0]), Number(lines[3])]
  } catch {
    return []
  }
}

/** Whether our server listens there: nobody else takes the password of this data. */
async function answers(port: number, password: string): Promise<boolean> {
  const target = { host: '127.0.0.1', port, user: SUPERUSER, password, database: 'postgres' }
  const client = new pg.Client({ ...target, connectionTimeoutMillis: 5_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.end()
    return true
  } catch (error) {
    return (error as { code?: string }).code === CANNOT_CONNECT_NOW
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
