import { metric, type Panel, type Row } from './board.ts'

/** How much of its process a service uses. */
export function processRow(service: string): Row {
  const of = `{service_name="${service}"}`
  return {
    title: 'Saturation of the process',
    panels: [
      {
        kind: 'timeseries',
        title: 'CPU',
        description: 'Cores in use, by replica. JavaScript runs on one: near 1 the service is full.',
        unit: 'short',
        limits: [0.7, 0.9],
        queries: [metric(`rate(process_cpu_seconds_total${of}[$__rate_interval])`, '{{instance}}')],
        onward: { board: 'overview' },
      },
      {
        kind: 'timeseries',
        title: 'Delay of the event loop',
        description: 'How late the event loop was, 99th percentile. Above 100 ms everybody waits.',
        unit: 's',
        limits: [0.1, 0.5],
        queries: [metric(`nodejs_eventloop_lag_p99_seconds${of}`, '{{instance}}')],
        onward: { traces: service },
      },
      {
        kind: 'timeseries',
        title: 'Memory',
        description: 'Resident memory and the used part of the heap. A rise that never falls is a leak.',
        unit: 'bytes',
        queries: [
          metric(`process_resident_memory_bytes${of}`, 'resident {{instance}}'),
          metric(`nodejs_heap_size_used_bytes${of}`, 'heap {{instance}}'),
        ],
        onward: { board: 'overview' },
      },
      {
        kind: 'timeseries',
        title: 'Garbage collection',
        description: 'Share of time that garbage collection takes. Above 5 % memory is short.',
        unit: 'percentunit',
        limits: [0.05, 0.2],
        queries: [metric(`sum by (kind) (rate(nodejs_gc_duration_seconds_sum${of}[$__rate_interval]))`, '{{kind}}')],
        onward: { board: 'overview' },
      },
    ],
  }
}

/** The connections of a service to the database. */
export const poolPanel = (service: string): Panel => ({
  kind: 'timeseries',
  title: 'Connections to the database',
  description:
    'Connections of the pools in use, callers that wait for one, and the limit. Waiting callers mean it is too small or the database slow.',
  unit: 'short',
  queries: [
    metric(
      `sum by (db_client_connection_pool_name) (db_client_connection_count{service_name="${service}",db_client_connection_state="used"})`,
      'used {{db_client_connection_pool_name}}',
    ),
    metric(
      `sum by (db_client_connection_pool_name) (db_client_connection_pending_requests{service_name="${service}"})`,
      'waiting {{db_client_connection_pool_name}}',
    ),
    metric(
      `sum by (db_client_connection_pool_name) (db_client_connection_max{service_name="${service}"})`,
      'limit {{db_client_connection_pool_name}}',
    ),
  ],
  onward: { board: 'postgres' },
})
