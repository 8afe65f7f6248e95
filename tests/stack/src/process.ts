import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

export interface ProcessOptions {
  readonly name: string
  readonly program: string
  readonly args: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  /** Where what it says is kept. */
  readonly log: string
  /** Answers with 200 when it is ready. */
  readonly readyAt: string
}

/** A server as a process of its own, which can be killed and started again with the same settings. */
export class Server {
  readonly #options: ProcessOptions
  #child: ChildProcess | undefined

  constructor(options: ProcessOptions) {
    this.#options = options
  }

  get pid(): number {
    return this.#child?.pid ?? 0
  }

  get output(): string {
    return readFileSync(this.#options.log, 'utf8')
  }

  /** Starts it and waits until it is ready. @throws Error with its last words when it ends before */
  async start(): Promise<this> {
    const { name, program, args, env = {}, cwd, log, readyAt } = this.#options
    const output = openSync(log, 'a')
    const child = spawn(program, args, {
      env: { PATH: process.env['PATH'], ...env },
      stdio: ['ignore', output, output],
      ...(cwd && { cwd }),
    })
    closeSync(output)
    this.#child = child
    while (!(await isReady(readyAt))) {
      if (child.exitCode !== null) throw new Error(`${name} ended: ${this.output.slice(-2000)}`)
      await setTimeout(100)
    }
    return this
  }

  /** Asks it to stop, and waits until it has. */
  stop(): Promise<void> {
    return this.#end('SIGTERM')
  }

  /** kill -9: it sends and writes nothing more. */
  kill(): Promise<void> {
    return this.#end('SIGKILL')
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child
    if (child?.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill(signal)
    await exit
  }
}

const isReady = (url: string): Promise<boolean> =>
  fetch(url, { signal: AbortSignal.timeout(1000) }).then(
    async response => {
      await response.body?.cancel()
      return response.ok
    },
    () => false,
  )
