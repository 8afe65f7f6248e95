import { createRegistry, poolMetrics, type Registry } from '@todo/observability'
import type { QueueState } from './queue-state.ts'

/** Every telemetry name of this service: metrics and business events are made here and nowhere else. */
export const createEvents = () => {
  const registry = createRegistry()
  return {
    registry,
    pools: poolMetrics(registry),
    queue: queueMetrics(registry),
    jobDuration: registry.histogram({
      name: 'job_duration_seconds',
      help: 'Time that one attempt at a job took, by its outcome (ok or failed).',
      unit: 'seconds',
      labels: ['job', 'outcome'],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
    }),
    jobsRecovered: registry.counter({
      name: 'job_recoveries_total',
      help: 'Times that the jobs of a worker that died were given to others.',
      unit: 'count',
    }),
    purgedRows: registry.counter({
      name: 'purged_rows_total',
      help: 'Rows that were deleted because they had had their time, by job.',
      unit: 'count',
      labels: ['job'],
    }),
    mails: registry.counter({
      name: 'mails_total',
      help: 'Mails by what became of an attempt to send them: sent, local, refused, deferred or withdrawn.',
      unit: 'count',
      labels: ['kind', 'outcome'],
    }),
    reminderLateness: registry.histogram({
      name: 'reminder_lateness_seconds',
      help: 'Time from the moment a reminder was set for to the moment its mail was taken.',
      unit: 'seconds',
      buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600],
    }),
  }
}

export type Events = ReturnType<typeof createEvents>

/** State of the queue, read from the database at each scrape: every worker says the same of it. */
const queueMetrics = (registry: Registry) => {
  let read: () => Promise<readonly QueueState[]> = async () => []
  let reading: Promise<readonly QueueState[]> | undefined
  // The gauges of one scrape are one reading.
  const state = () =>
    (reading ??= read().finally(() => {
      reading = undefined
    }))
  const each = (value: (state: QueueState) => number) => async () =>
    (await state()).map(one => ({ labels: { job: one.job }, value: value(one) }))
  const labels = ['job'] as const
  registry.gauge({
    name: 'jobs_ready',
    help: 'Jobs whose time has come and that nobody works on yet.',
    unit: 'count',
    labels,
    read: each(({ ready }) => ready),
  })
  registry.gauge({
    name: 'jobs_failed',
    help: 'Jobs that used up their attempts: they wait to be looked at and replayed.',
    unit: 'count',
    labels,
    read: each(({ failed }) => failed),
  })
  registry.gauge({
    name: 'jobs_oldest_ready_age_seconds',
    help: 'Time that the oldest job has been ready for, 0 when there is none.',
    unit: 'seconds',
    labels,
    read: each(({ oldestSeconds }) => oldestSeconds),
  })
  return {
    /** Reads the queue from now on. */
    observeQueue(reader: () => Promise<readonly QueueState[]>) {
      read = reader
    },
  }
}
