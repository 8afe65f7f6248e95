import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { text } from 'node:stream/consumers'
import { allGone, descendantsOf, killAll } from './processes.ts'

const root = resolve(import.meta.dirname, '../../..')

interface Start {
  readonly args?: readonly string[]
  /** Variables on top of this process's own. */
  readonly env?: Readonly<Record<string, string>>
}

/** The app as its user has it: `./todo start`, on a port and a data folder of its own. */
export class App {
  readonly url: string
  readonly #folder = mkdtempSync(join(tmpdir(), 'todo-e2e-'))
  readonly #env: NodeJS.ProcessEnv
  #command: ChildProcess | undefined

  constructor(port: number, more: NodeJS.ProcessEnv = {}) {
    this.url = `http://localhost:${port}`
    // Whatever is set in this shell for an app of one's own is not meant for this one.
    const { DATABASE_URL, PUBLIC_URL, NODE_ENV, ...env } = process.env
    this.#env = { ...env, ...more, PORT: String(port), DATA_DIR: join(this.#folder, 'data') }
  }

  static async started({ args = [], env = {} }: Start = {}): Promise<App> {
    const app = new App(await freePort(), env)
    await app.start(...args)
    return app
  }

  /** Types the command in a terminal, and waits for the line with the address. */
  async start(...args: readonly string[]): Promise<void> {
    // Detached: a process group of its own, as a shell gives each command.
    const command = spawn('./todo', ['start', ...args], {
      ...{ cwd: root, env: this.#env, detached: true },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#command = command
    const ready = Promise.withResolvers<void>()
    command.stdout.on('data', line => String(line).includes(`Todo is ready at ${this.url}`) && ready.resolve())
    text(command.stderr).then(complaint => ready.reject(new Error(`./todo start ended: ${complaint}`)))
    await ready.promise
  }

  /** Ctrl-C: the terminal interrupts the whole process group. What must end is the command and all that it started. */
  async stop(): Promise<void> {
    const processes = this.#processes()
    const code = this.#ended()
    process.kill(-(processes[0] ?? 0), 'SIGINT')
    if ((await code) !== 0) throw new Error('./todo start did not end well by Ctrl-C')
    await allGone(processes)
  }

  /** kill -9 of the servers: Postgres, the worker, the API, the web server. Who started them lives on. */
  killServers(): void {
    const servers = descendantsOf(this.#running.pid)
    if (servers.length < 4) throw new Error('fewer servers run than there are')
    killAll(servers)
  }

  /** kill -9 of everything, who would restart it first. */
  async killEverything(): Promise<void> {
    const processes = this.#processes()
    const ended = this.#ended()
    killAll(processes)
    await ended
    await allGone(processes)
  }

  /** Stops what may still run, and forgets the data. */
  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#command?.exitCode === null && this.#command.signalCode === null) await this.killEverything()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10 })
  }

  /** The page with the mails that had no server to go to. */
  get outbox(): string {
    return `${this.#running.services['worker']?.url}/outbox`
  }

  get #running(): { pid: number; services: Record<string, { url: string }> } {
    return JSON.parse(readFileSync(join(this.#folder, 'data/running.json'), 'utf8'))
  }

  #processes(): number[] {
    const pid = this.#command?.pid
    if (!pid) throw new Error('the app was not started')
    return [pid, ...descendantsOf(pid)]
  }

  #ended(): Promise<number | null> {
    return new Promise(done => this.#command?.once('exit', done))
  }
}

const freePort = (): Promise<number> =>
  new Promise((done, failed) => {
    const server = createServer().once('error', failed)
    server.listen(0, 'localhost', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
