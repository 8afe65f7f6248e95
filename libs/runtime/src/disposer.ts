import type { Logger } from '@todo/observability'

type Disposal = { label: string; dispose: () => unknown; timeoutMs: number }

export type Disposer = {
  /** Remembers how to let go of something. */
  defer(label: string, dispose: () => unknown, options?: { timeoutMs?: number }): void
  /** Lets go of everything, last taken first, one after the other. @returns whether all of it went well and in time */
  dispose(): Promise<boolean>
  /** What is being let go of at this moment. */
  readonly current: string | undefined
}

/** How long one thing may take to let go of when nothing else is said, in milliseconds. */
const disposeTimeoutMs = 10_000

export function createDisposer(logger: Logger): Disposer {
  const disposals: Disposal[] = []
  let current: string | undefined

  async function disposeOne({ label, dispose, timeoutMs }: Disposal): Promise<boolean> {
    current = label
    try {
      await within(timeoutMs, dispose)
      logger.debug({ disposed: label }, 'disposed')
      return true
    } catch (error) {
      // One that fails must not keep the others from being let go of.
      logger.error({ err: error, disposing: label }, 'could not dispose')
      return false
    }
  }

  return {
    defer: (label, dispose, { timeoutMs = disposeTimeoutMs } = {}) =>
      void disposals.push({ label, dispose, timeoutMs }),
    async dispose() {
      let clean = true
      for (let next = disposals.pop(); next; next = disposals.pop()) clean = (await disposeOne(next)) && clean
      current = undefined
      return clean
    },
    get current() {
      return current
    },
  }
}

/** @throws Error when the work takes longer than that */
async function within(timeoutMs: number, work: () => unknown): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new Error(`not done after ${timeoutMs} ms`)), timeoutMs)
  try {
    await Promise.race([work(), promise])
  } finally {
    clearTimeout(timer)
  }
}
