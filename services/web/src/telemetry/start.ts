import type { BrowserReport } from '@todo/contracts'
import { onCLS, onINP, onLCP } from 'web-vitals'
import { watchErrors } from './errors.ts'
import { createOutbox, type Outbox } from './outbox.ts'
import { currentPage } from './page.ts'
import { traceRequests } from './traces.ts'

const address = '/telemetry'

const send = (report: BrowserReport) => {
  // A beacon leaves even when the page is closed.
  navigator.sendBeacon(address, new Blob([JSON.stringify(report)], { type: 'application/json' }))
}

/** The share of visits that report more than errors; none when the server does not say. */
const sampleRatio = (): Promise<number> =>
  fetch(address)
    .then(response => response.json())
    .then(({ sampleRatio }) => sampleRatio)
    .catch(() => 0)

/** The page that a vital is about is the one it was first seen on. */
const watchVitals = (outbox: Outbox, signal: AbortSignal) => {
  const page = currentPage()
  const report = (name: 'lcp' | 'inp' | 'cls', unit: number) => (metric: { value: number }) => {
    if (!signal.aborted) outbox.add('vitals', { name, value: metric.value / unit, page })
  }
  const milliseconds = 1000
  onLCP(report('lcp', milliseconds))
  onINP(report('inp', milliseconds))
  onCLS(report('cls', 1))
}

/** Reports from now on, until it is stopped: errors always, the rest for a share of visits. */
export const start = async (): Promise<{ stop(): void }> => {
  const outbox = createOutbox(send)
  const ended = new AbortController()
  const { signal } = ended
  watchErrors(outbox, signal)
  if (Math.random() < (await sampleRatio())) {
    watchVitals(outbox, signal)
    traceRequests(outbox, signal)
  }
  // After the vitals, which are final when the page is hidden.
  document.addEventListener('visibilitychange', () => document.hidden && queueMicrotask(outbox.flush), { signal })
  return { stop: () => ended.abort() }
}
