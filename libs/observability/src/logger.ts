import { trace } from '@opentelemetry/api'
import { type DestinationStream, type Logger, pino } from 'pino'
import { withOtlp } from './otlp-logs.ts'
import { redact, redactText } from './redact.ts'
import { errorMessage, serializeError } from './serialize-error.ts'

export type { Logger } from 'pino'
/** Levels in rising order; `silent` writes nothing. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

export type LoggerOptions = {
  /** The service, as in `service.name`. */
  name: string
  level?: LogLevel
  /** Where lines go, by default to stdout (and over OTLP when `register` found an endpoint). */
  destination?: DestinationStream
}

/**
 * JSON lines with ISO time, the trace_id and span_id of the active span, and no secret, mail address or todo text in
 * them, whatever is passed in.
 * @see https://opentelemetry.io/docs/specs/otel/compatibility/logging_trace_context/
 */
export function createLogger({ name, level = 'info', destination }: LoggerOptions): Logger {
  const logger = pino(
    {
      level,
      base: { 'service.name': name },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: serializeError, error: serializeError },
      formatters: { level: label => ({ level: label }), log: redactFields },
      hooks: { logMethod: nameErrors, streamWrite: redactText },
      mixin: traceContext,
    },
    withOtlp(destination ?? pino.destination({ dest: 1, sync: true })),
  )
  return redactBindings(logger)
}

function traceContext(): Record<string, string> {
  const span = trace.getActiveSpan()?.spanContext()
  if (!span) return {}
  return { trace_id: span.traceId, span_id: span.spanId, trace_flags: span.traceFlags === 1 ? '01' : '00' }
}

// Serializers see `err` itself; everything else is walked.
function redactFields(fields: Record<string, unknown>): Record<string, unknown> {
  const { err } = fields
  if (!(err instanceof Error)) return redact(fields)
  return { ...redact({ ...fields, err: undefined }), err }
}

// pino would take the raw message of an error for a line that has none of its own.
function nameErrors(this: Logger, args: Parameters<Logger['info']>, write: (...args: unknown[]) => void): void {
  const [first] = args as [unknown]
  const error = first instanceof Error ? first : (first as { err?: unknown } | null | undefined)?.err
  if (args.length === 1 && error instanceof Error) write.call(this, first, errorMessage(error))
  else write.apply(this, args)
}

// pino runs no formatter over the bindings of children.
function redactBindings(logger: Logger): Logger {
  const child = logger.child
  logger.child = function (this: Logger, bindings: Record<string, unknown>, ...options: []) {
    return child.call(this, redact(bindings), ...options)
  } as typeof child
  return logger
}
