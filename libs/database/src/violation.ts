interface DriverError {
  readonly code?: string
  readonly constraint?: string
  readonly meta?: {
    readonly target?: unknown
    readonly driverAdapterError?: {
      readonly cause?: {
        readonly originalCode?: string
        readonly constraint?: unknown
        readonly originalMessage?: string
      }
    }
  }
}

/** A constraint that a statement broke. */
export interface Violation {
  /** SQLSTATE of class 23, or of our own class TD: `23505` unique, `23503` foreign key, `23514` check. */
  readonly code: string
  /** The name of the constraint, or as much as the driver tells. */
  readonly constraint: string
}

/** Constraints of Postgres, and rules that our own functions raise (TD001: a list keeps an owner). */
const ours = /^(23|TD)/

/** What constraint an error of SQL or of Prisma Client speaks of; undefined when it is about something else. */
export const violationOf = (error: unknown): Violation | undefined => {
  if (!(error instanceof Error)) return undefined
  const { code = '', constraint = '', meta } = error as DriverError
  if (ours.test(code)) return { code, constraint }
  const cause = meta?.driverAdapterError?.cause
  if (!cause?.originalCode || !ours.test(cause.originalCode)) return undefined
  const named = /constraint "([^"]+)"/.exec(cause.originalMessage ?? '')
  return { code: cause.originalCode, constraint: named?.[1] ?? JSON.stringify(cause.constraint ?? '') }
}

/** Whether something was refused because the session it was asked for with had ended; nothing of it was carried out. */
export const isSessionEnded = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code, meta } = error as DriverError
  return code === 'U0401' || meta?.driverAdapterError?.cause?.originalCode === 'U0401'
}
