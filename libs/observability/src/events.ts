/** The library's own telemetry names; a service takes what it needs into its `events.ts`. */
import type { Histogram } from './instruments.ts'
import type { Reading } from './metric-definition.ts'
import type { Registry } from './registry.ts'

/** Bounds for anything a person waits for, in seconds; those of the semantic conventions. */
export const latencyBuckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10] as const

export type HttpServerLabel = 'http_request_method' | 'http_route' | 'http_response_status_code'
export type HttpServerMetrics = {
  readonly duration: Histogram<HttpServerLabel>
  /** Requests that are being answered, by method; streams are not among them. */
  readonly active: { enter(method: string): void; leave(method: string): void }
}

/**
 * Rate, errors, duration and saturation of an HTTP server.
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
    active: activeRequests(registry),
  }
}

/** @see https://opentelemetry.io/docs/specs/semconv/http/http-metrics/#metric-httpserveractive_requests */
function activeRequests(registry: Registry): HttpServerMetrics['active'] {
  const counts = new Map<string, number>()
  const add = (method: string, amount: number) => counts.set(method, (counts.get(method) ?? 0) + amount)
  registry.gauge({
    name: 'http_server_active_requests',
    help: 'Requests that are being answered; streams are not counted.',
    unit: 'count',
    labels: ['http_request_method'],
    read: () => [...counts].map(([http_request_method, value]) => ({ labels: { http_request_method }, value })),
  })
  return { enter: method => add(method, 1), leave: method => add(method, -1) }
}

export type DatabaseClientMetrics = {
  /** Takes one statement: its name, what it took, and its SQLSTATE when it failed. */
  record(name: string, seconds: number, errorCode: string): void
}

/**
 * Rate, errors and duration of statements, as their client sees them.
 * @see https://opentelemetry.io/docs/specs/semconv/database/database-metrics/#metric-dbclientoperationduration
 */
export function databaseClientMetrics(registry: Registry): DatabaseClientMetrics {
  const duration = registry.histogram({
    name: 'db_client_operation_duration_seconds',
    help: 'Duration of statements, by their name and, when they failed, their SQLSTATE.',
    unit: 'seconds',
    labels: ['db_query_summary', 'error_type'],
    buckets: [0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5, 10],
  })
  return {
    record: (name, seconds, errorCode) => duration.record({ db_query_summary: name, error_type: errorCode }, seconds),
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
