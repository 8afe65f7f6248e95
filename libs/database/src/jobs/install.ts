import { runMigrations } from 'graphile-worker'
import pg from 'pg'

export interface InstallJobsOptions {
  /** Of the role that owns the database. */
  readonly url: string
  /** The role that the worker runs as, when it is another one. */
  readonly role?: string | undefined
}

/** Installs or updates the tables of the job queue, and lets the worker's role use them. Safe to run again. */
export const installJobs = async ({ url, role }: InstallJobsOptions): Promise<void> => {
  const pool = new pg.Pool({ connectionString: url, application_name: 'todo-install-jobs', max: 2 })
  // A connection that breaks makes the statement that needs it fail, which is where it is reported.
  const ignore = () => {}
  pool.on('error', ignore).on('connect', client => client.on('error', ignore))
  try {
    await runMigrations({ pgPool: pool })
    if (role) await admit(pool, role)
  } finally {
    await pool.end()
  }
}

/** The queue's tables have row-level security without a policy: only their owner sees rows until there is one. */
const admit = async (pool: pg.Pool, role: string) => {
  const worker = pg.escapeIdentifier(role)
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'graphile_worker' and rowsecurity`,
  )
  const policies = rows.flatMap(({ name }) => {
    const table = `graphile_worker.${pg.escapeIdentifier(name)}`
    return [
      `drop policy if exists worker on ${table}`,
      `create policy worker on ${table} to ${worker} using (true) with check (true)`,
    ]
  })
  await pool.query(
    [
      'begin',
      // Replicas that install at the same time take turns.
      `select pg_advisory_xact_lock(hashtext('graphile_worker'))`,
      `grant usage on schema graphile_worker to ${worker}`,
      `grant select, insert, update, delete on all tables in schema graphile_worker to ${worker}`,
      `grant usage on all sequences in schema graphile_worker to ${worker}`,
      `grant execute on all functions in schema graphile_worker to ${worker}`,
      ...policies,
      'commit',
    ].join(';\n'),
  )
}
