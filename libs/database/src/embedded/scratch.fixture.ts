import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, onTestFinished } from 'vitest'
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from './index.ts'
import { throughClosedFolders } from './run-as.ts'

/** A folder that everyone may enter; `end` says when it goes: with the test, unless told otherwise. */
export function scratchFolder(end: (remove: () => void) => void = onTestFinished): string {
  const path = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(path, 0o755)
  end(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Data of a stopped server, for all tests of a file: each leaves it stopped and whole. */
export function stoppedData(): string {
  const dataDir = join(scratchFolder(afterAll), 'postgres')
  beforeAll(async () => {
    const server = await startEmbedded({ dataDir, durable: false })
    await server.stop()
  })
  return dataDir
}

/** Starts a server that ends with the test at the latest. */
export async function start(dataDir: string, options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const server = await startEmbedded({ dataDir, durable: false, ...options })
  onTestFinished(server.stop)
  return server
}

/** Starts a server in a process (and process group) of its own, with statements to run `before` and `after`. */
export function launch(dataDir: string, options: { before?: string; after?: string; uid?: number } = {}) {
  const { before = '', after = '', uid } = options
  const script = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./index.ts'))}
    ${before}
    const server = await startEmbedded({ dataDir: process.argv[1], durable: false })
    console.log(JSON.stringify(server))
    ${after}`
  // Node or the checkout may lie below a folder that only root may enter.
  const as = uid ? ['setpriv', ...throughClosedFolders({ uid, gid: uid })] : []
  const [file = '', ...args] = [...as, process.execPath, '--input-type=module', '-e', script, dataDir]
  const child = spawn(file, args, { cwd: '/', detached: true, stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  const line = once(createInterface({ input: child.stdout }), 'line')
  const started: Promise<{ pid: number; url: string }> = Promise.race([
    line.then(([json]) => JSON.parse(json)),
    exited.then(() => Promise.reject(new Error('it ended before the server had started'))),
  ])
  started.catch(() => {})
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  return { pid: child.pid as number, started, exited, kill }
}

/** Runs SQL on a connection of its own. */
export async function query(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}

/** Waits until something is so; the test's time limit ends a wait in vain. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await setTimeout(5)
}

/** Whether there is a process of this id. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
