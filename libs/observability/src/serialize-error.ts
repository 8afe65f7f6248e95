/** An error as it is logged: what went wrong and where, without the values it went wrong on. */
export type SerializedError = {
  type: string
  message: string
  stack?: string
  code?: string
  constraint?: string
  cause?: SerializedError
  errors?: SerializedError[]
}

type Details = { code?: unknown; constraint?: unknown; severity?: unknown; routine?: unknown }

const deepest = 5

/** @param error anything thrown; what is no Error is described by its type alone */
export function serializeError(error: unknown, depth = 0): SerializedError {
  if (!(error instanceof Error)) return { type: typeof error, message: 'a value that is no Error was thrown' }
  const { code, constraint } = error as Details
  const stack = frames(error)
  const serialized: SerializedError = { type: error.name, message: errorMessage(error) }
  if (typeof code === 'string') serialized.code = code
  if (typeof constraint === 'string') serialized.constraint = constraint
  if (stack) serialized.stack = stack
  if (error.cause !== undefined && depth < deepest) serialized.cause = serializeError(error.cause, depth + 1)
  if (error instanceof AggregateError && depth < deepest) {
    serialized.errors = error.errors.map(inner => serializeError(inner, depth + 1))
  }
  return serialized
}

/** The message of an error, without the input that some libraries quote in it. */
export function errorMessage(error: Error): string {
  const { message } = error
  if (error.name.startsWith('PrismaClient')) return firstAndLastLine(message)
  if (isAnswerOfMailServer(error)) return message.replace(/"[^"]*("|$)/g, '"…"')
  if (isDataException(error)) return message.replace(/"[\s\S]*"/g, '"…"')
  if (error instanceof SyntaxError)
    return message.replace(/(\.\.\.)?"[\s\S]*"(\.\.\.)?/g, '"…"').replace(/token '.*?'/, 'token')
  return message
}

// The lines between show the arguments of the call.
function firstAndLastLine(message: string): string {
  const lines = message.split('\n').filter(line => line.trim() !== '')
  return [...new Set([lines[0], lines.at(-1)])].join(' ').trim()
}

// SQLSTATE class 22: the message quotes the value that Postgres could not read.
function isDataException(error: Error): boolean {
  const { code, severity } = error as Details
  return typeof severity === 'string' && typeof code === 'string' && code.startsWith('22')
}

// The head of a stack repeats the raw message.
function frames(error: Error): string | undefined {
  return error.stack
    ?.split('\n')
    .filter(line => line.startsWith('    at '))
    .join('\n')
}

// Mail servers say why in words of their own, and like to show what they read (RFC 5321, section 4.2).
function isAnswerOfMailServer(error: Error): boolean {
  return typeof (error as { responseCode?: unknown }).responseCode === 'number'
}
