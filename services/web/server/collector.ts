import type { BrowserReport } from '@todo/contracts'
import { toOtlp } from './otlp.ts'

/** Milliseconds until the collector must have answered. */
const patience = 5000
/** Reports on their way at most: a collector that hangs costs reports, not memory. */
const waiting = 50

/** Where reports of browsers go, when there is a collector. */
export interface Collector {
  /** Resolves to whether the collector took the report; never rejects. */
  deliver(report: BrowserReport): Promise<boolean>
}

/** @param endpoint as OTEL_EXPORTER_OTLP_ENDPOINT says it; without one reports are measured and go nowhere */
export const openCollector = (endpoint: string | undefined, version: string): Collector => {
  let onTheirWay = 0
  const post = async (signal: 'traces' | 'logs', body: object | undefined): Promise<boolean> => {
    if (!body) return true
    const response = await fetch(`${endpoint?.replace(/\/$/, '')}/v1/${signal}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patience),
    })
    await response.body?.cancel()
    return response.ok
  }
  return {
    async deliver(report) {
      if (!endpoint) return true
      if (onTheirWay >= waiting) return false
      onTheirWay++
      const { traces, logs } = toOtlp(report, version)
      return Promise.all([post('traces', traces), post('logs', logs)])
        .then(taken => taken.every(Boolean))
        .catch(() => false)
        .finally(() => {
          onTheirWay--
        })
    },
  }
}
