import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import pg from 'pg'
import { onTestFinished } from 'vitest'
import { startEmbedded } from './index.ts'

/** A folder that everyone may enter; `done` says when it goes: after the test, unless told otherwise. */
export function scratchFolder(done: (remove: () => void) => void = onTestFinished): string {
  const path = mkdtempSync(join(tmpdir(), 'embedded-'))
  chmodSync(path, 0o755)
  done(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** Data of a server that was stopped, made in `folder`; the result copies it, with its passwords, for one test. */
export async function prepareData(folder: string): Promise<(to?: string) => string> {
  const server = await startEmbedded({ dataDir: join(folder, 'postgres'), durable: false })
  await server.stop()
  return (to = scratchFolder()) => {
    execFileSync('cp', ['-a', join(folder, 'postgres'), join(folder, 'postgres.credentials.json'), to])
    return join(to, 'postgres')
  }
}

/** Starts a server in a process of its own, which then does what `after` says, or waits. */
export function launch(dataDir: string, { after = '', uid }: { after?: string; uid?: number } = {}) {
  const script = `
    import { startEmbedded } from ${JSON.stringify(import.meta.resolve('./index.ts'))}
    const server = await startEmbedded({ dataDir: process.argv[1], durable: false })
    console.log(JSON.stringify(server))
    ${after}`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, dataDir], {
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid ? { uid, gid: uid } : {}),
  })
  const exited = once(child, 'exit')
  const line = once(createInterface({ input: child.stdout }), 'line')
  const started = Promise.race([line, exited.then(() => Promise.reject(new Error('it did not start')))])
  const kill = async () => {
    child.kill('SIGKILL')
    await exited
  }
  onTestFinished(kill)
  const server: Promise<{ pid: number; url: string }> = started.then(([json]) => JSON.parse(json))
  return { pid: child.pid as number, started: server, exited, kill }
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
