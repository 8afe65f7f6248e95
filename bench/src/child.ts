import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A Node process of ours. */
export interface Child extends AsyncDisposable {
  readonly pid: number
  /** What it announced when it was ready. */
  readonly url: string
  readonly process: ChildProcess
}

export interface ChildOptions {
  /** The package that it belongs to, from the root of the repository; what it imports is resolved from there. */
  readonly folder: string
  readonly file: string
  readonly preload?: readonly string[]
  readonly env: Readonly<Record<string, string>>
  /** Where its standard output goes. */
  readonly log: string
}

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Starts a process and waits until it says over IPC that it is ready. @throws Error when it ends before */
export const startChild = async ({ folder, file, preload = [], env, log }: ChildOptions): Promise<Child> => {
  const output = openSync(log, 'a')
  const imports = preload.flatMap(name => ['--import', name])
  const child = spawn(process.execPath, ['--conditions=source', ...imports, file], {
    cwd: join(root, folder),
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
    stdio: ['ignore', output, 'inherit', 'ipc'],
  })
  closeSync(output)
  const url = await new Promise<string>((resolve, reject) => {
    child.on('message', (message: { type?: string; url?: string }) => {
      if (message.type === 'ready') resolve(message.url ?? '')
    })
    child.once('exit', code => reject(new Error(`${file} ended with code ${code} before it was ready.`)))
  })
  return {
    pid: child.pid ?? 0,
    url,
    process: child,
    async [Symbol.asyncDispose]() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
    },
  }
}
