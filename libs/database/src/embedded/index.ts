export { EmbeddedPostgresError, type EmbeddedPostgresErrorCode } from './errors.ts'
export { type EmbeddedOptions, type EmbeddedPostgres, startEmbedded } from './start.ts'
