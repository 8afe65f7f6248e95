import type { Logger } from '@todo/observability'

/** Resolves when the thing it asks works; rejects when it does not. The signal aborts when its time is up. */
export type ReadinessCheck = (signal: AbortSignal) => Promise<unknown>

/** Time a check has, and how long its answer is good for, in milliseconds: many ask, the database answers once. */
const timeoutMs = 1000
const freshMs = 1000

/** @returns a function that resolves to the names of the checks that fail */
export function createReadiness(
  checks: Record<string, ReadinessCheck>,
  logger: Pick<Logger, 'warn'>,
): () => Promise<string[]> {
  let answer: Promise<string[]> | undefined
  let askedAt = Number.NEGATIVE_INFINITY
  return () => {
    if (!answer || performance.now() - askedAt >= freshMs) {
      askedAt = performance.now()
      answer = failing(checks, logger)
    }
    return answer
  }
}

async function failing(checks: Record<string, ReadinessCheck>, logger: Pick<Logger, 'warn'>): Promise<string[]> {
  const names = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      try {
        await inTime(check)
        return []
      } catch (error) {
        logger.warn({ err: error, check: name }, 'readiness check failed')
        return [name]
      }
    }),
  )
  return names.flat()
}

async function inTime(check: ReadinessCheck): Promise<void> {
  const signal = AbortSignal.timeout(timeoutMs)
  const timeout = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => timeout.reject(new Error(`no answer after ${timeoutMs} ms`)))
  await Promise.race([check(signal), timeout.promise])
}
