import type pg from 'pg'
import { MigrationError } from './errors.ts'
import type { Migration } from './migrations.ts'

/** What runs SQL: a client or a pool of node-postgres. */
export type Queryable = Pick<pg.Client | pg.Pool, 'query'>

/** A row of `_prisma_migrations` that was not marked as rolled back. */
export interface MigrationRecord {
  readonly migration_name: string
  readonly checksum: string
  readonly finished: boolean
}

const UNDEFINED_TABLE = '42P01'

/** The table as the Prisma CLI makes it, so that `prisma migrate` goes on working on the same database. */
export const createHistory = `
  CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    id                  VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum            VARCHAR(64) NOT NULL,
    finished_at         TIMESTAMPTZ,
    migration_name      VARCHAR(255) NOT NULL,
    logs                TEXT,
    rolled_back_at      TIMESTAMPTZ,
    started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`

/** Reads what was applied; a database without the table is a new one. */
export async function readHistory(database: Queryable): Promise<MigrationRecord[]> {
  try {
    const { rows } = await database.query<MigrationRecord>(
      `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
         FROM public._prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
    )
    return rows
  } catch (error) {
    if ((error as pg.DatabaseError).code === UNDEFINED_TABLE) return []
    throw error
  }
}

/**
 * Compares history with the files and returns what is to be applied, in order.
 * @throws MigrationError `UNFINISHED`, `MISSING` or `EDITED`, for the first migration that is one of these
 */
export function plan(migrations: readonly Migration[], history: readonly MigrationRecord[]): Migration[] {
  const files = new Map(migrations.map(migration => [migration.name, migration]))
  for (const { migration_name: name, checksum, finished } of history) {
    const file = files.get(name)
    if (!finished) throw refusal('UNFINISHED', name)
    if (!file) throw refusal('MISSING', name)
    if (file.checksum !== checksum) throw refusal('EDITED', name)
    files.delete(name)
  }
  return [...files.values()]
}

const sentences = {
  UNFINISHED: (name: string) =>
    `Migration ${name} was begun on this database but not finished: see what it left, then run prisma migrate resolve --applied or --rolled-back ${name}.`,
  MISSING: (name: string) =>
    `Migration ${name} was applied to this database but is not among the migrations here: deploy the version that has it, or bring its folder back.`,
  EDITED: (name: string) =>
    `Migration ${name} was edited after it was applied to this database: restore it, and put the change into a new migration.`,
}

const refusal = (code: keyof typeof sentences, migration: string) =>
  new MigrationError(code, sentences[code](migration), { migration })
