import type { Logger } from '@todo/observability'
import type { Disposer } from './disposer.ts'
import type { ServiceState } from './service-state.ts'
import type { RuntimeSettings } from './settings.ts'

export type DrainOptions = {
  logger: Logger
  settings: RuntimeSettings
  state: ServiceState
  disposer: Disposer
  /** Resolves when the start is over, well or not: only then is known what there is to let go of. */
  started: Promise<void>
}

/**
 * The way down: unready, time for load balancers to notice, everything let go of. The process then ends by itself; a
 * deadline ends it if something holds it, and says what.
 * @returns a function that begins the way down, at most once, and resolves at its end
 */
export function createDrain(options: DrainOptions): (delayMs: number) => Promise<void> {
  let ending: Promise<void> | undefined
  return delayMs => {
    ending ??= drain(options, delayMs)
    return ending
  }
}

async function drain(options: DrainOptions, delayMs: number): Promise<void> {
  const { settings, state, disposer, started } = options
  const deadline = setTimeout(giveUp, settings.SHUTDOWN_TIMEOUT_MS, options)
  const delay = state.phase === 'ready' ? delayMs : 0
  state.enter('draining')
  await new Promise(resolve => setTimeout(resolve, delay))
  await started
  if (!(await disposer.dispose())) process.exitCode = 1
  state.enter('disposed')
  // From here on it only matters if something that nobody deferred holds the process.
  deadline.unref()
}

function giveUp({ logger, settings, disposer }: DrainOptions): never {
  const held = disposer.current ?? process.getActiveResourcesInfo()
  logger.fatal({ held }, `still running ${settings.SHUTDOWN_TIMEOUT_MS} ms after the request to stop`)
  process.exit(1)
}
