import type { Queryable } from './transaction.ts'

/** What Postgres says of itself and of our database. */
export interface PostgresState {
  readonly connectionMax: number
  readonly activity: readonly {
    readonly application: string
    readonly state: string
    readonly connections: number
    readonly oldest_transaction_seconds: number
  }[]
  readonly locks: readonly { readonly mode: string; readonly granted: boolean; readonly count: number }[]
  /** Sums since the statistics were reset, and the size in bytes. */
  readonly database: Record<
    'commits' | 'rollbacks' | 'deadlocks' | 'blksHit' | 'blksRead' | 'tempBytes' | 'bytes',
    number
  >
  readonly tables: readonly {
    readonly name: string
    readonly bytes: number
    readonly live: number
    readonly dead: number
  }[]
}

const text = `select json_build_object(
  'connectionMax', current_setting('max_connections')::int,
  'activity', (select coalesce(json_agg(a), '[]') from app.database_activity() a),
  'locks', (select coalesce(json_agg(l), '[]') from (
    select mode, granted, count(*) from pg_locks
      where pid in (select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid())
      group by mode, granted) l),
  'database', (select row_to_json(d) from (
    select xact_commit as commits, xact_rollback as rollbacks, deadlocks, blks_hit as "blksHit", blks_read as "blksRead",
        temp_bytes as "tempBytes", pg_database_size(datid) as bytes
      from pg_stat_database where datname = current_database()) d),
  'tables', (select coalesce(json_agg(t), '[]') from (
    select relname as name, pg_total_relation_size(relid) as bytes, n_live_tup as live, n_dead_tup as dead
      from pg_stat_user_tables where schemaname in ('public', 'graphile_worker')) t)) as state`

/** Reads it in one statement, which takes a few milliseconds. */
export const readPostgres = async (database: Queryable): Promise<PostgresState> => {
  const { rows } = await database.query<{ state: PostgresState }>({ name: 'read-postgres', text })
  const [row] = rows
  if (!row) throw new Error('Postgres did not tell its state')
  return row.state
}
