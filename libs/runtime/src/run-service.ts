import { createLogger, type Logger, shutdownTelemetry } from '@todo/observability'
import { loadConfig } from './config.ts'
import { createDisposer, type Disposer } from './disposer.ts'
import { createDrain } from './drain.ts'
import { createServiceState, type ServiceState } from './service-state.ts'
import { type RuntimeSettings, runtimeVariables } from './settings.ts'
import { onShutdown } from './shutdown-triggers.ts'
import { explainStartFailure } from './start-error.ts'

/** What a service is given to start with. */
export type Scope = Pick<Disposer, 'defer'> & {
  readonly logger: Logger
  readonly state: ServiceState
  /** Reports that the service cannot go on: it is logged, the rest is drained, and the process ends with code 1. */
  fail(error: unknown): void
}

export type Service = {
  name: string
  /** Starts everything and resolves when ready; what it takes, it lets go of through `scope.defer`. */
  start(scope: Scope): Promise<{ url?: string }>
}

/**
 * Runs a service from its start to its natural end: starting → ready → draining → disposed.
 * SIGTERM, SIGINT or the end of the parent process drain it: in reverse order of `defer` everything is let go of, and
 * the process ends because nothing holds it any more. A start that fails prints one sentence and ends with code 1.
 */
export async function runService({ name, start }: Service): Promise<void> {
  let logger: Logger | undefined
  try {
    const settings = loadConfig(runtimeVariables)
    logger = createLogger({ name, level: settings.LOG_LEVEL })
    await live(logger, settings, start)
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`${explainStartFailure(name, error)}\n`)
    // The stack is for who writes the service, not for who runs it.
    logger?.debug({ err: error }, 'start failed')
  }
}

/** @throws what `start` throws, once all that it took until then is let go of */
async function live(logger: Logger, settings: RuntimeSettings, start: Service['start']): Promise<void> {
  const state = createServiceState()
  const disposer = createDisposer(logger)
  const started = Promise.withResolvers<void>()
  const drain = createDrain({ logger, settings, state, disposer, started: started.promise })
  const fail = (error: unknown, reason = 'the service failed') => {
    logger.fatal({ err: error }, reason)
    process.exitCode = 1
    void drain(0)
  }
  const stop = (reason: string) => {
    logger.info({ reason }, 'draining')
    void drain(settings.SHUTDOWN_DELAY_MS)
  }
  disposer.defer('signals', onShutdown({ stop, fail }))
  disposer.defer('telemetry', shutdownTelemetry, { timeoutMs: 5000 })
  try {
    const { url } = await start({ logger, state, defer: disposer.defer, fail })
    if (state.phase === 'starting') announce(logger, state, url)
  } catch (error) {
    process.exitCode = 1
    started.resolve()
    await drain(0)
    throw error
  }
  started.resolve()
}

function announce(logger: Logger, state: ServiceState, url: string | undefined): void {
  state.enter('ready')
  logger.info({ url }, 'ready')
  // A parent that ended meanwhile is noticed as a disconnect, not here.
  if (process.connected) process.send?.({ type: 'ready', url }, () => undefined)
}
