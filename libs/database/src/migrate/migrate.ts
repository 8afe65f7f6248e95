import pg from 'pg'
import { connect } from './connect.ts'
import { MigrationError } from './errors.ts'
import { createHistory, plan, type Queryable, readHistory } from './history.ts'
import { listMigrations, type Migration, ownMigrations, readMigrations } from './migrations.ts'

/** Settings of {@link migrate}. */
export interface MigrateOptions {
  /** Folder of migration folders; by default this package's prisma/migrations. */
  readonly migrationsDir?: string
  /** Called with a line for each migration that was applied. */
  readonly log?: (line: string) => void
}

// The Prisma CLI's own key, so that it and we take turns too.
const ADVISORY_LOCK = 72_707_369

/**
 * Applies the migrations that a database lacks, each in one transaction. Runs that start together take turns, and the
 * later ones find nothing to do.
 * @param url `postgresql://…` of the role that owns the database
 * @returns names of the migrations applied by this run, in order
 * @throws MigrationError
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const { migrationsDir = ownMigrations, log = () => {} } = options
  const migrations = await readMigrations(migrationsDir)
  const client = await connect(url)
  try {
    // Held by the session: it ends with the connection, however that ends.
    await client.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK])
    const pending = plan(migrations, await readHistory(client))
    if (pending.length > 0) await client.query(createHistory)
    for (const migration of pending) {
      await apply(client, migration)
      log(`Applied migration ${migration.name}`)
    }
    return { applied: pending.map(({ name }) => name) }
  } finally {
    await client.end()
  }
}

/**
 * Names of the migrations here that a database lacks, for readiness: it needs no lock, and SELECT on the history alone.
 * @param database a URL, or something already connected
 * @throws MigrationError `UNREACHABLE` for a URL that does not connect; the driver's error otherwise
 */
export async function pendingMigrations(
  database: string | Queryable,
  { migrationsDir = ownMigrations }: Pick<MigrateOptions, 'migrationsDir'> = {},
): Promise<string[]> {
  if (typeof database === 'string') {
    const client = await connect(database)
    return pendingMigrations(client, { migrationsDir }).finally(() => client.end())
  }
  const names = await listMigrations(migrationsDir)
  const history = await readHistory(database)
  const applied = new Set(history.flatMap(record => (record.finished ? [record.migration_name] : [])))
  return names.filter(name => !applied.has(name))
}

async function apply(client: pg.Client, { name, sql, checksum }: Migration): Promise<void> {
  try {
    // Queries queue up behind a migration that waits for a table: rather give up, and be run again.
    await client.query(`BEGIN; SET LOCAL lock_timeout = '10s'`)
    const { rows } = await client.query(
      `INSERT INTO public._prisma_migrations (id, checksum, migration_name, started_at)
       VALUES (gen_random_uuid(), $1, $2, clock_timestamp()) RETURNING id`,
      [checksum, name],
    )
    await client.query(sql)
    await client.query(
      `UPDATE public._prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1 WHERE id = $1`,
      [rows[0].id],
    )
    await client.query('COMMIT')
  } catch (cause) {
    await client.query('ROLLBACK').catch(() => {})
    throw failure(name, sql, cause)
  }
}

function failure(name: string, sql: string, cause: unknown): MigrationError {
  const position = cause instanceof pg.DatabaseError ? Number(cause.position) : Number.NaN
  const line = position > 0 ? ` at line ${sql.slice(0, position).split('\n').length}` : ''
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `Migration ${name} failed${line} (${reason}): nothing of it was kept, so correct it and run again.`
  return new MigrationError('FAILED', message, { cause, migration: name })
}
