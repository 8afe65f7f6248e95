import { oneReading, type Registry } from '@todo/observability'
import type { QueueState } from './queue-state.ts'

/** State of the queue, read from the database at each scrape: every worker says the same of it. */
export const queueMetrics = (registry: Registry) => {
  let read: () => Promise<readonly QueueState[]> = async () => []
  const state = oneReading(() => read())
  const gauge = (name: string, help: string, unit: 'count' | 'seconds', value: (state: QueueState) => number) =>
    registry.gauge({
      name,
      help,
      unit,
      labels: ['job'],
      read: async () => (await state()).map(one => ({ labels: { job: one.job }, value: value(one) })),
    })
  gauge('jobs_ready', 'Jobs whose time has come and that nobody works on yet.', 'count', ({ ready }) => ready)
  gauge('jobs_running', 'Jobs that a worker has taken.', 'count', ({ running }) => running)
  gauge('jobs_scheduled', 'Jobs whose time is yet to come, further attempts among them.', 'count', it => it.scheduled)
  gauge('jobs_failed', 'Jobs that used up their attempts: they wait to be looked at.', 'count', ({ failed }) => failed)
  gauge(
    'jobs_oldest_ready_age_seconds',
    'Time that the oldest job has been ready for, 0 when there is none.',
    'seconds',
    ({ oldestSeconds }) => oldestSeconds,
  )
  return {
    /** Reads the queue from now on. */
    observeQueue(reader: () => Promise<readonly QueueState[]>) {
      read = reader
    },
  }
}
