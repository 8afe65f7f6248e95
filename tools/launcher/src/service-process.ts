import { spawn } from 'node:child_process'
import { setTimeout } from 'node:timers/promises'
import type { LogFile } from './log-file.ts'

/** How to run a service: node with these arguments, in this folder, with these variables on top of our own. */
export interface ServiceSpec {
  readonly name: string
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: Readonly<Record<string, string>>
}

/** One process of a service, from its spawn to its end. */
export interface ServiceProcess {
  readonly pid: number
  /** The address it announces over IPC when it takes requests; rejects when it ends before that. */
  readonly ready: Promise<string>
  /** Settles at its end, with the reason in words. */
  readonly exited: Promise<string>
  /** Asks it to drain, and ends it after a grace period. */
  stop(): Promise<void>
  kill(): void
}

/** Longer than a service gives its own drain. */
const gracePeriod = 20_000
const startPeriod = 60_000

export function spawnService(spec: ServiceSpec, log: LogFile): ServiceProcess {
  const child = log.withDescriptor(descriptor =>
    spawn(process.execPath, spec.args, {
      cwd: spec.cwd,
      env: { ...process.env, ...spec.env },
      stdio: ['ignore', descriptor, descriptor, 'ipc'],
      // A process group of its own: Ctrl-C in the terminal is for us, who stop the services in order.
      detached: true,
    }),
  )
  const exited = new Promise<string>(resolve => {
    child.once('error', error => resolve(error.message))
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`))
  })
  const announced = new Promise<string>(resolve => {
    child.on('message', (message: { type?: string; url?: string }) => {
      if (message.type === 'ready') resolve(message.url ?? '')
    })
  })
  const kill = () => child.kill('SIGKILL')
  return {
    pid: child.pid ?? 0,
    ready: within(startPeriod, announced, exited),
    exited,
    kill,
    async stop() {
      child.kill('SIGTERM')
      const ended = new AbortController()
      const tooLate = setTimeout(gracePeriod, undefined, { signal: ended.signal }).then(kill, () => {})
      await exited
      ended.abort()
      await tooLate
    },
  }
}

async function within(milliseconds: number, announced: Promise<string>, exited: Promise<string>): Promise<string> {
  const done = new AbortController()
  const tooLate = setTimeout(milliseconds, undefined, { signal: done.signal }).then(
    () => Promise.reject(new Error(`was not ready after ${milliseconds / 1000} seconds`)),
    () => '',
  )
  try {
    const ended = exited.then(reason => Promise.reject(new Error(`ended before it was ready (${reason})`)))
    return await Promise.race([announced, ended, tooLate])
  } finally {
    done.abort()
  }
}
