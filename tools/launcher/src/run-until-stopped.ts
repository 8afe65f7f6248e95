import { StartError } from '@todo/runtime'
import { type Launched, type LaunchOptions, launch } from './launch.ts'

/** Two Ctrl-C within this many milliseconds are one: the terminal's and the one that pnpm passes on. */
const sameSignal = 1_000

/**
 * Launches what `choose` says, calls `onReady`, and stops everything on SIGINT, SIGTERM, SIGHUP or when a service is
 * given up. A second signal does not wait: the services drain by themselves when we are gone.
 */
export async function runUntilStopped(
  choose: () => Omit<LaunchOptions, 'signal' | 'supervision'> & {
    /** A service that dies waits to be restarted, in place of ending everything. */
    readonly patient?: boolean
  },
  onReady: (app: Launched) => Promise<void>,
): Promise<void> {
  const say = (line: string) => console.error(line)
  const end = Promise.withResolvers<void>()
  const signal = stopSignal(end.resolve)
  // Handled where it is awaited, which is later than it may reject.
  end.promise.catch(() => {})
  try {
    const { patient, ...options } = choose()
    const supervision = patient
      ? { say, backoff: [], onGivenUp: (error: StartError) => say(error.message) }
      : { say, onGivenUp: end.reject }
    const app = await launch({ ...options, supervision, signal })
    try {
      await onReady(app)
      await end.promise
    } finally {
      await app.stop()
    }
  } catch (error) {
    if (signal.aborted) return
    if (!(error instanceof StartError)) throw error
    say(error.message)
    process.exitCode = 1
  }
}

function stopSignal(onStop: () => void): AbortSignal {
  const stop = new AbortController()
  let first = 0
  const listener = () => {
    if (!stop.signal.aborted) {
      first = Date.now()
      stop.abort()
      onStop()
    } else if (Date.now() - first > sameSignal) {
      process.exit(130)
    }
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, listener)
  return stop.signal
}
