import { errorMessage, redactText } from '@todo/observability'

/** A failure that the operator can mend: its message is one sentence (or one a line) that says what to do. */
export class StartError extends Error {
  override readonly name: string = 'StartError'
}

/** One or more variables of the environment are missing or wrong; a sentence for each, a line each. */
export class ConfigError extends StartError {
  override readonly name = 'ConfigError'
}

/** What to tell the operator about anything that a start threw. */
export function explainStartFailure(service: string, error: unknown): string {
  if (error instanceof StartError) return error.message
  const reason = innermost(error)
  if (!(reason instanceof Error)) return `${service} could not start: a value that is no error was thrown.`
  return `${service} could not start: ${redactText(errorMessage(reason)).replace(/\s*\n\s*/g, ' ')}`
}

// Node reports a refused connection as an AggregateError without a message of its own.
function innermost(error: unknown): unknown {
  return error instanceof AggregateError && !error.message ? innermost(error.errors[0]) : error
}
