import { mkdirSync } from 'node:fs'
import { StartError } from '@todo/runtime'
import { type StartedDatabase, startDatabase } from './database.ts'
import type { Places } from './places.ts'
import { assertFree } from './ports.ts'
import { removeRunning, writeRunning } from './running.ts'
import type { ServiceSpec } from './service-process.ts'
import { SupervisedService, type SupervisionOptions } from './supervised-service.ts'

export interface LaunchOptions {
  readonly places: Places
  /** The web app's. */
  readonly port: number
  /** Where browsers find it. */
  readonly publicUrl: string
  /** A Postgres of one's own, in place of the embedded one. */
  readonly databaseUrl: string | undefined
  /** Prepares the database for the services. */
  readonly prepare: (databaseUrl: string) => Promise<void>
  /** The services in the order of their start, which is the reverse of their stop; the last is the web app. */
  readonly services: (databaseUrl: string) => Promise<readonly ServiceSpec[]>
  readonly supervision: Omit<SupervisionOptions, 'logs' | 'onChange'>
  /** Ends a start that is under way. */
  readonly signal: AbortSignal
}

export interface Launched {
  /** Where browsers find the app. */
  readonly url: string
  readonly places: Places
  readonly services: readonly SupervisedService[]
  /** Drains and stops everything, in the reverse order of the start. */
  stop(): Promise<void>
}

/**
 * Starts the database and the services, each when the one before is ready; after an error nothing is left running.
 * @throws StartError
 */
export async function launch(options: LaunchOptions): Promise<Launched> {
  const { places, signal } = options
  const url = options.publicUrl
  await using undo = new AsyncDisposableStack()
  const services: SupervisedService[] = []
  let database: StartedDatabase | undefined
  const supervision = { ...options.supervision, logs: places.logs, onChange }

  function onChange() {
    if (!database) return
    const running = services.map(({ name, pid, url }) => [name, { pid, url }])
    const postgres = { pid: database.pid, url: database.url }
    writeRunning(places, { pid: process.pid, url, postgres, services: Object.fromEntries(running) })
  }

  makeFolder(places.dataDir)
  database = options.databaseUrl ? foreign(options.databaseUrl) : await startDatabase(places, supervision)
  undo.defer(database.stop)
  undo.defer(() => removeRunning(places))
  await assertFree(options.port)
  signal.throwIfAborted()
  await options.prepare(database.url)
  for (const spec of await options.services(database.url)) {
    signal.throwIfAborted()
    const service = new SupervisedService(spec, supervision)
    services.push(service)
    undo.defer(() => service.stop())
    await startUnlessAborted(service, signal)
  }
  const running = undo.move()
  return { url, places, services, stop: () => running.disposeAsync() }
}

const foreign = (url: string): StartedDatabase => ({ url, pid: undefined, stop: async () => {} })

async function startUnlessAborted(service: SupervisedService, signal: AbortSignal): Promise<void> {
  const abort = () => service.stop()
  signal.addEventListener('abort', abort)
  try {
    await service.start()
  } finally {
    signal.removeEventListener('abort', abort)
  }
  signal.throwIfAborted()
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true })
  } catch (cause) {
    throw new StartError(
      `The folder ${path} cannot be made (${(cause as Error).message}): correct that and start again.`,
      { cause },
    )
  }
}
