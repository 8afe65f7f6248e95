import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const api = join(import.meta.dirname, '../../../services/api')

export interface ReplicaOptions {
  readonly port: number
  readonly log: string
  readonly env: Readonly<Record<string, string>>
  /** Modules to load before the service: how a test breaks it. */
  readonly preload?: readonly string[]
}

/** One process of the API, on a port that it keeps when it is started again. */
export class Replica {
  readonly url: string
  readonly #options: ReplicaOptions
  #process: ChildProcess | undefined
  #up = Promise.withResolvers<void>()

  constructor(options: ReplicaOptions) {
    this.#options = options
    this.url = `http://127.0.0.1:${options.port}`
  }

  get pid(): number {
    return this.#process?.pid ?? 0
  }

  get isRunning(): boolean {
    return this.#process?.exitCode === null && this.#process.signalCode === null
  }

  /** Resolves when it is ready, now or later. */
  get up(): Promise<void> {
    return this.#up.promise
  }

  /** Starts it as it is started everywhere, and waits until it is ready. @throws Error when it ends before */
  async start(): Promise<this> {
    const { port, log, env, preload = [] } = this.#options
    const output = openSync(log, 'a')
    const imports = ['@todo/observability/register', ...preload].flatMap(name => ['--import', name])
    const child = spawn(process.execPath, ['--conditions=source', ...imports, 'src/main.ts'], {
      cwd: api,
      env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port), METRICS_PORT: '0', ...env },
      stdio: ['ignore', output, output, 'ipc'],
    })
    closeSync(output)
    this.#process = child
    const ended = once(child, 'exit').then(([code, signal]) => {
      const last = readFileSync(log, 'utf8').trimEnd().split('\n').at(-1)
      throw new Error(`the API ended (${code ?? signal}) before it was ready: ${last}`)
    })
    await Promise.race([once(child, 'message'), ended])
    ended.catch(() => {})
    this.#up.resolve()
    return this
  }

  /** kill -9: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Asks it to stop, as a deployment does. @returns its exit code */
  async stop(): Promise<number | null> {
    return this.#end('SIGTERM')
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const child = this.#process
    if (!child || !this.isRunning) return child?.exitCode ?? null
    this.#up = Promise.withResolvers()
    const exit = once(child, 'exit')
    child.kill(signal)
    const [code] = await exit
    return code
  }
}
