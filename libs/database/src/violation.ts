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
  /** SQLSTATE class 23: `23505` unique, `23503` foreign key, `23514` check. */
  readonly code: string
  /** The name of the constraint, or as much as the driver tells. */
  readonly constraint: string
}

/** What constraint an error of SQL or of Prisma Client speaks of; undefined when it is about something else. */
export const violationOf = (error: unknown): Violation | undefined => {
  if (!(error instanceof Error)) return undefined
  const { code = '', constraint = '', meta } = error as DriverError
  if (code.startsWith('23')) return { code, constraint }
  const cause = meta?.driverAdapterError?.cause
  if (!cause?.originalCode?.startsWith('23')) return undefined
  const named = /constraint "([^"]+)"/.exec(cause.originalMessage ?? '')
  return { code: cause.originalCode, constraint: named?.[1] ?? JSON.stringify(cause.constraint ?? '') }
}

/** Whether something was refused because the session it was asked for with had ended; nothing of it was carried out. */
export const isSessionEnded = (error: unknown): boolean => {
  if (!(error instanceof Error)) return false
  const { code, meta } = error as DriverError
  return code === 'U0401' || meta?.driverAdapterError?.cause?.originalCode === 'U0401'
}
