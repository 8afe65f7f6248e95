/**
 * Why the embedded server did not start.
 * - `ALREADY_RUNNING`: another live process runs on the data; `pid` says which
 * - `DATA_DAMAGED`: the folder is not one that this Postgres can open
 * - `INIT_FAILED`: the data folder could not be made, because of what the message quotes
 * - `NOT_ALLOWED`: the files belong to someone else, or may not be written
 * - `PORT_UNAVAILABLE`: the chosen port cannot be listened on
 * - `UNSUPPORTED`: there are no binaries for this machine
 */
export type EmbeddedPostgresErrorCode =
  | 'ALREADY_RUNNING'
  | 'DATA_DAMAGED'
  | 'INIT_FAILED'
  | 'NOT_ALLOWED'
  | 'PORT_UNAVAILABLE'
  | 'UNSUPPORTED'

/** One sentence for the person at the keyboard: what is wrong, where, and what to do. */
export class EmbeddedPostgresError extends Error {
  override readonly name = 'EmbeddedPostgresError'
  readonly code: EmbeddedPostgresErrorCode
  /** The process that holds the data; only with `ALREADY_RUNNING`. */
  readonly pid: number | undefined

  constructor(code: EmbeddedPostgresErrorCode, message: string, options: ErrorOptions & { pid?: number } = {}) {
    super(message, options)
    this.code = code
    this.pid = options.pid
  }
}
