import { createLogger } from '@todo/observability'
import { onTestFinished, vi } from 'vitest'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createEvents } from '../events.ts'
import type { JobHandler } from '../job-handler.ts'

interface StartOptions {
  readonly url: string
  readonly env?: Record<string, string>
  /** Other jobs than those of the house. */
  readonly jobs?: readonly JobHandler[]
}

/** Starts the worker within the test's process, until the test is finished. */
export const startWorker = async ({ url, env = {}, jobs }: StartOptions) => {
  const lines: Record<string, unknown>[] = []
  const destination = { write: (line: string) => void lines.push(JSON.parse(line)) }
  const logger = createLogger({ name: 'worker', level: 'trace', destination })
  const events = createEvents()
  const PUBLIC_URL = 'https://todo.example.org'
  const config = readConfig({ DATABASE_URL: url, DATABASE_ROLE: 'todo_worker', PUBLIC_URL, ...env })
  const { pool, transport, start } = buildApp({ config, events, logger, ...(jobs && { jobs }) })
  onTestFinished(() => pool.end())
  onTestFinished(() => transport.close())
  const runner = await start()
  let stopping: Promise<void> | undefined
  const stop = () => (stopping ??= runner.stop())
  onTestFinished(() => stop())
  const logged = (msg: string) => vi.waitUntil(() => lines.find(line => line['msg'] === msg), { timeout: 10_000 })
  return { lines, logged, stop, metrics: () => events.registry.expose() }
}
