import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'

export type Started = {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  /** What the child told when it was ready; undefined when it ended instead. */
  url: string | undefined
  /** Resolves to the log line with this message, as soon as there is one. */
  logged(msg: string): Promise<Record<string, unknown>>
  /** Resolves at the end of the process to its exit code, or to the signal that killed it. */
  ended: Promise<number | string>
}

const fixture = fileURLToPath(new URL('./service.fixture.ts', import.meta.url))

/** Starts service.fixture.ts with exactly this environment and waits until it is ready or has ended. */
export async function startService(env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, ['--conditions=source', fixture], {
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const { stdout, stderr } = child as { stdout: Readable; stderr: Readable } & ChildProcess
  const output = { stdout: '', stderr: '' }
  stdout.setEncoding('utf8').on('data', text => (output.stdout += text))
  stderr.setEncoding('utf8').on('data', text => (output.stderr += text))
  // Not `close`: a child that its parent disconnected from never emits it.
  const ended = once(child, 'exit').then(async ([code, signal]) => {
    await Promise.all([finished(stdout), finished(stderr)])
    return code ?? signal
  })
  const ready = once(child, 'message').then(([message]) => message as { type: 'ready'; url: string })
  const first = await Promise.race([ready, ended])
  return {
    child,
    output,
    url: typeof first === 'object' ? first.url : undefined,
    logged: msg =>
      vi.waitUntil(() => logLines(output.stdout).find(line => line['msg'] === msg), { timeout: 20_000, interval: 10 }),
    ended,
  }
}

/** The complete lines of a log, parsed. */
export function logLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
}
