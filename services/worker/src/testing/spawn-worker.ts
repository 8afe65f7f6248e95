import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const cwd = fileURLToPath(new URL('../..', import.meta.url))

/** Starts the worker as a process of its own and waits until it is ready or has ended. */
export const spawnWorker = async (env: Record<string, string>) => {
  const args = ['--conditions=source', '--import', '@todo/observability/register', 'src/main.ts']
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd,
    env: { DATABASE_ROLE: 'todo_worker', PUBLIC_URL: 'https://todo.example.org', METRICS_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let stdout = ''
  let stderr = ''
  child.stdout?.setEncoding('utf8').on('data', text => (stdout += text))
  child.stderr?.setEncoding('utf8').on('data', text => (stderr += text))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const [ready] = await Promise.race([once(child, 'message'), once(child, 'close')])
  return {
    child,
    /** Its exit code, at its end. */
    ended,
    /** Of its probes; undefined when it ended instead of becoming ready. */
    url: ready?.url as string | undefined,
    stdout: () => stdout,
    stderr: () => stderr,
  }
}
