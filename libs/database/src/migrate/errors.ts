/**
 * Why a migration run stopped.
 * - `UNREACHABLE`: no connection to the database
 * - `INCOMPLETE`: a migration folder without its migration.sql
 * - `EDITED`: applied once, and its file has changed since
 * - `MISSING`: applied once, and its folder is gone
 * - `UNFINISHED`: recorded as begun but not as finished
 * - `FAILED`: refused by Postgres now; nothing of it was kept
 */
export type MigrationErrorCode = 'UNREACHABLE' | 'INCOMPLETE' | 'EDITED' | 'MISSING' | 'UNFINISHED' | 'FAILED'

/** One sentence for whoever runs migrations: which one, what is wrong, what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
  readonly code: MigrationErrorCode
  /** Folder name of the migration, where there is one to blame. */
  readonly migration: string | undefined

  constructor(code: MigrationErrorCode, message: string, options: ErrorOptions & { migration?: string } = {}) {
    super(message, options)
    this.code = code
    this.migration = options.migration
  }
}
