import { createRegistry, latencyBuckets, poolMetrics } from '@todo/observability'
import { postgresMetrics } from './postgres-metrics.ts'
import { queueMetrics } from './queue-metrics.ts'

/** Every telemetry name of this service: metrics and business events are made here and nowhere else. */
export const createEvents = () => {
  const registry = createRegistry()
  return {
    registry,
    pools: poolMetrics(registry),
    queue: queueMetrics(registry),
    postgres: postgresMetrics(registry),
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
    mailDuration: registry.histogram({
      name: 'mail_delivery_duration_seconds',
      help: 'Time that the mail server took for a mail, by what became of it: sent, local, refused or deferred.',
      unit: 'seconds',
      labels: ['outcome'],
      buckets: latencyBuckets,
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
