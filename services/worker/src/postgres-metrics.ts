import { oneReading, type Reading, type Registry, type Unit } from '@todo/observability'
import type { PostgresState } from './postgres-state.ts'

interface Metric<L extends string> {
  readonly name: string
  readonly help: string
  readonly unit?: Unit
  readonly labels?: readonly L[]
  readonly of: (state: PostgresState) => readonly Reading<L>[]
}

/**
 * State of the database, read at each scrape; every worker says the same of it. The names are those that the
 * OpenTelemetry Collector gives to the same figures.
 * @see https://github.com/open-telemetry/opentelemetry-collector-contrib/blob/main/receiver/postgresqlreceiver/documentation.md
 */
export const postgresMetrics = (registry: Registry) => {
  let reader: (() => Promise<PostgresState>) | undefined
  const state = oneReading(async () => reader?.())
  const define = <const L extends string = never>(kind: 'gauge' | 'counter', metric: Metric<L>) => {
    const { of, unit = 'count', ...rest } = metric
    const read = async () => {
      const now = await state()
      return now ? of(now) : []
    }
    registry[kind]({ ...rest, unit, read })
  }
  const sum = (name: string, help: string, key: keyof PostgresState['database'], unit: Unit = 'count') =>
    define('counter', { name, help, unit, of: ({ database }) => [{ labels: {}, value: database[key] }] })
  activityMetrics(define)
  tableMetrics(define)
  sum('postgresql_commits_total', 'Transactions that were committed.', 'commits')
  sum('postgresql_rollbacks_total', 'Transactions that were rolled back.', 'rollbacks')
  sum('postgresql_deadlocks_total', 'Deadlocks that Postgres broke.', 'deadlocks')
  sum('postgresql_blks_hit_total', 'Blocks that were found in the cache of Postgres.', 'blksHit')
  sum('postgresql_blks_read_total', 'Blocks that were not in the cache of Postgres.', 'blksRead')
  sum('postgresql_temp_io_bytes_total', 'Bytes of temporary files, for what did not fit.', 'tempBytes', 'bytes')
  return {
    /** Reads the database from now on. */
    observePostgres(read: () => Promise<PostgresState>) {
      reader = read
    },
  }
}

type Define = <const L extends string = never>(kind: 'gauge' | 'counter', metric: Metric<L>) => void

const activityMetrics = (define: Define) => {
  define('gauge', {
    name: 'postgresql_backends',
    help: 'Connections to the database, by who opened them and what they do.',
    labels: ['application_name', 'state'],
    of: ({ activity }) =>
      activity.map(it => ({ labels: { application_name: it.application, state: it.state }, value: it.connections })),
  })
  define('gauge', {
    name: 'postgresql_connection_max',
    help: 'Connections that Postgres allows.',
    of: ({ connectionMax }) => [{ labels: {}, value: connectionMax }],
  })
  define('gauge', {
    name: 'postgresql_transaction_max_age_seconds',
    help: 'Age of the oldest open transaction, by who opened it and what its connection does.',
    unit: 'seconds',
    labels: ['application_name', 'state'],
    of: ({ activity }) =>
      activity.map(it => ({
        labels: { application_name: it.application, state: it.state },
        value: it.oldest_transaction_seconds,
      })),
  })
  define('gauge', {
    name: 'postgresql_database_locks',
    help: 'Locks that are held (granted is true) or waited for, by mode.',
    labels: ['mode', 'granted'],
    of: ({ locks }) =>
      locks.map(({ mode, granted, count }) => ({ labels: { mode, granted: String(granted) }, value: count })),
  })
}

const tableMetrics = (define: Define) => {
  define('gauge', {
    name: 'postgresql_database_size_bytes',
    help: 'Size of the database on disk.',
    unit: 'bytes',
    of: ({ database }) => [{ labels: {}, value: database.bytes }],
  })
  define('gauge', {
    name: 'postgresql_table_size_bytes',
    help: 'Size of a table with its indexes on disk.',
    unit: 'bytes',
    labels: ['table'],
    of: ({ tables }) => tables.map(({ name, bytes }) => ({ labels: { table: name }, value: bytes })),
  })
  define('gauge', {
    name: 'postgresql_rows',
    help: 'Rows of a table, live or dead (waiting for vacuum), as Postgres estimates them.',
    labels: ['table', 'state'],
    of: ({ tables }) =>
      tables.flatMap(({ name, live, dead }) => [
        { labels: { table: name, state: 'live' }, value: live },
        { labels: { table: name, state: 'dead' }, value: dead },
      ]),
  })
}
