export { MigrationError, type MigrationErrorCode } from './errors.ts'
export { type MigrateOptions, migrate, pendingMigrations } from './migrate.ts'
