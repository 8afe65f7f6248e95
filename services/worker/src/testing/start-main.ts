import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished, vi } from 'vitest'

const cwd = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the worker as a process of its own and waits until it is ready or has ended. */
export const startMain = async (env: Record<string, string>) => {
  const args = ['--conditions=source', '--import', '@todo/observability/register', 'src/main.ts']
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd,
    env: { DATABASE_ROLE: 'todo_worker', PUBLIC_URL: 'https://todo.example.org', METRICS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', text => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', text => (stderr += text))
  const ended = once(child, 'close').then(([code]) => code)
  const [ready] = await Promise.race([once(child, 'message'), once(child, 'close')])
  const line = (msg: string): Record<string, unknown> | undefined =>
    stdout
      .split('\n')
      .slice(0, -1)
      .map(text => JSON.parse(text))
      .find(fields => fields.msg === msg)
  return {
    child,
    ended,
    url: ready?.url as string | undefined,
    stdout: () => stdout,
    stderr: () => stderr,
    logged: (msg: string) => vi.waitUntil(() => line(msg), { timeout: 10_000 }),
  }
}
