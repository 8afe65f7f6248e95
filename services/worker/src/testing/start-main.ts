import { onTestFinished, vi } from 'vitest'
import { spawnWorker } from './spawn-worker.ts'

/** Starts the worker as a process of its own, until the test is finished, and waits until it is ready or has ended. */
export const startMain = async (env: Record<string, string>) => {
  const worker = await spawnWorker(env)
  onTestFinished(() => void worker.child.kill('SIGKILL'))
  const line = (msg: string): Record<string, unknown> | undefined =>
    worker
      .stdout()
      .split('\n')
      .slice(0, -1)
      .map(text => JSON.parse(text))
      .find(fields => fields.msg === msg)
  return { ...worker, logged: (msg: string) => vi.waitUntil(() => line(msg), { timeout: 10_000 }) }
}
