/** The library's own telemetry names; a service takes what it needs into its `events.ts`. */
import type { Histogram } from './instruments.ts'
import type { Reading } from './metric-definition.ts'
import type { Registry } from './registry.ts'

/** Bounds for anything a person waits for, in seconds; those of the semantic conventions. */
export const latencyBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] as const

export type HttpServerLabel = 'http_request_method' | 'http_route' | 'http_response_status_code'
export type HttpServerMetrics = { readonly duration: Histogram<HttpServerLabel> }

/**
 * Rate, errors and duration of an HTTP server.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserverrequestduration
 */
export function httpServerMetrics(registry: Registry): HttpServerMetrics {
  return {
    duration: registry.histogram({
      name: 'http_server_request_duration_seconds',
      help: 'Duration of HTTP server requests, by route template.',
      unit: 'seconds',
      labels: ['http_request_method', 'http_route', 'http_response_status_code'],
      buckets: latencyBuckets,
    }),
  }
}

/** What is read of a `pg.Pool`. */
export type ObservedPool = {
  readonly totalCount: number
  readonly idleCount: number
  readonly waitingCount: number
  readonly options: { readonly max: number }
}

export type PoolMetrics = {
  /** Reads the pool at each scrape, until the returned function is called. @param name must be few and stable */
  observePool(pool: ObservedPool, name: string): () => void
}

/**
 * State of the connection pools.
 * @see https://opentelemetry.io/docs/specs/semconv/database/database-metrics/
 */
export function poolMetrics(registry: Registry): PoolMetrics {
  const pools = new Map<string, ObservedPool>()
  const each = (read: (pool: ObservedPool) => number) => (): Reading<'db_client_connection_pool_name'>[] =>
    [...pools].map(([name, pool]) => ({ labels: { db_client_connection_pool_name: name }, value: read(pool) }))
  const labels = ['db_client_connection_pool_name'] as const

  registry.gauge({
    name: 'db_client_connection_count',
    help: 'Connections in the pool, by state (idle or used).',
    unit: 'count',
    labels: [...labels, 'db_client_connection_state'],
    read: () => [...pools].flatMap(([name, pool]) => connectionStates(name, pool)),
  })
  registry.gauge({
    name: 'db_client_connection_max',
    help: 'Connections the pool may open.',
    unit: 'count',
    labels,
    read: each(pool => pool.options.max),
  })
  registry.gauge({
    name: 'db_client_connection_pending_requests',
    help: 'Callers waiting for a connection.',
    unit: 'count',
    labels,
    read: each(pool => pool.waitingCount),
  })
  return {
    observePool(pool, name) {
      pools.set(name, pool)
      return () => pools.delete(name)
    },
  }
}

function connectionStates(name: string, { totalCount, idleCount }: ObservedPool) {
  return [
    { state: 'idle', value: idleCount },
    { state: 'used', value: totalCount - idleCount },
  ].map(({ state, value }) => ({
    labels: { db_client_connection_pool_name: name, db_client_connection_state: state },
    value,
  }))
}
