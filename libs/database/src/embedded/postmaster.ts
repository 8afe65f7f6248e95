import { execFileSync } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Cluster } from './initialise.ts'

/** A running server process. */
export interface Postmaster {
  readonly pid: number
  /** Settles when the server and the last of its processes have ended, asked or not. */
  readonly exited: Promise<void>
  /** Asks for a fast shutdown. */
  stop(): void
  /** Ends it at once, by SIGKILL. */
  kill(): void
}

/** The server ended before it accepted connections. */
export class PostmasterRefused extends Error {
  override readonly name = 'PostmasterRefused'
  /** Why it cannot listen on the port, when that was the reason: `Address already in use`. */
  readonly bindError: string | undefined

  constructor(lines: readonly string[]) {
    const fatal = lines.findLast(line => /^(FATAL|PANIC): /.test(line))
    super((fatal ?? lines.at(-1) ?? 'it ended without a word').replace(/:\s+/, ': '))
    this.bindError = lines.map(line => /could not bind .* address .*: (.+)$/.exec(line)?.[1]).find(Boolean)
  }

  /** Another try may succeed: processes of a killed server hold its shared memory until they notice. */
  get isTransient(): boolean {
    return this.bindError !== undefined || this.message.includes('shared memory block')
  }
}

/** What a start needs beyond the cluster itself. */
export interface PostmasterOptions {
  /** TCP port on 127.0.0.1. */
  readonly port: number
  /** A pid in postmaster.pid that is known not to be a server's. */
  readonly stalePid: number | undefined
  /** Receives the server's log, line by line. */
  readonly log: (line: string) => void
}

/**
 * Starts the server and waits until it accepts connections, however long recovery takes.
 * @throws PostmasterRefused
 */
export async function startPostmaster(cluster: Cluster, options: PostmasterOptions): Promise<Postmaster> {
  const { runAs, binaries, dataDir, durable } = cluster
  const args = ['-D', dataDir, '-p', String(options.port), ...settings(durable)]
  const child = runAs.spawn(binaries.postgres, args, {
    // A process group of its own: Ctrl-C in the terminal must not stop the database before those who use it.
    detached: true,
    windowsHide: true,
    stdio: ['ignore', 'ignore', 'pipe'],
    // Postgres takes a pid by this name for no rival; its shared memory still tells it of a real one.
    env: options.stalePid === undefined ? {} : { PG_GRANDPARENT_PID: String(options.stalePid) },
  })
  const lines: string[] = []
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>()
  const exited = new Promise<void>(done => child.once('close', () => done()))
  exited.then(() => reject(new PostmasterRefused(lines)))
  child.once('error', reject)
  if (child.stderr) {
    createInterface({ input: child.stderr }).on('line', line => {
      options.log(line)
      if (lines.push(line) > 50) lines.shift()
      if (line.includes('ready to accept connections')) resolve()
    })
  }
  await ready
  const pid = child.pid as number
  const stop = () => {
    if (child.exitCode === null && child.signalCode === null) requestStop(binaries.pg_ctl, pid)
  }
  // The last resort of a process that exits without having stopped its server.
  process.once('exit', stop)
  exited.then(() => process.off('exit', stop))
  return { pid, exited, stop, kill: () => child.kill('SIGKILL') }
}

function settings(durable: boolean): string[] {
  const base = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'log_line_prefix=', 'timezone=UTC']
  const fast = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off']
  return [...base, ...(durable ? [] : fast)].flatMap(setting => ['-c', setting])
}

/** Asks for a fast shutdown: open transactions are rolled back, everything is written, then the server ends. */
export function requestStop(pgCtl: string, pid: number): void {
  try {
    // Windows has no signals; pg_ctl knows what Postgres has instead.
    if (process.platform === 'win32') execFileSync(pgCtl, ['kill', 'INT', String(pid)])
    else process.kill(pid, 'SIGINT')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
