import { createRegistry, poolMetrics } from '@todo/observability'

/** Every telemetry name of this service: metrics and business events are made here and nowhere else. */
export const createEvents = () => {
  const registry = createRegistry()
  return {
    registry,
    pools: poolMetrics(registry),
    jobDuration: registry.histogram({
      name: 'job_duration_seconds',
      help: 'Time that one attempt at a job took, by its outcome (ok or failed).',
      unit: 'seconds',
      labels: ['job', 'outcome'],
      buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 10, 30, 60, 300],
    }),
    sessionsPurged: registry.counter({
      name: 'sessions_purged_total',
      help: 'Expired sessions that were deleted.',
      unit: 'count',
    }),
  }
}

export type Events = ReturnType<typeof createEvents>
