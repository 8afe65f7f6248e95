import { type Attributes, logs, SeverityNumber } from '@opentelemetry/api'
import type { DestinationStream } from 'pino'
import { exportsLogs } from './telemetry.ts'

const severity: Record<string, SeverityNumber> = {
  trace: SeverityNumber.TRACE,
  debug: SeverityNumber.DEBUG,
  info: SeverityNumber.INFO,
  warn: SeverityNumber.WARN,
  error: SeverityNumber.ERROR,
  fatal: SeverityNumber.FATAL,
}

/**
 * Sends each finished (and redacted) line over OTLP as well, when the preload started telemetry; else the destination
 * is returned as it is. The record's trace is that of the active span.
 * @see https://opentelemetry.io/docs/specs/otel/logs/data-model/
 */
export function withOtlp(destination: DestinationStream): DestinationStream {
  if (!exportsLogs()) return destination
  const exported = logs.getLogger('@todo/observability')
  return {
    write(line) {
      destination.write(line)
      exported.emit(logRecord(line))
    },
  }
}

/** A line of {@link createLogger} as an OpenTelemetry log record. */
function logRecord(line: string) {
  const { level, time, msg, err, trace_id, span_id, trace_flags, 'service.name': service, ...rest } = JSON.parse(line)
  const attributes: Attributes = rest
  if (err) {
    attributes['exception.type'] = err.type
    attributes['exception.message'] = err.message
    attributes['exception.stacktrace'] = err.stack
  }
  return {
    timestamp: new Date(time),
    severityNumber: severity[level] ?? SeverityNumber.UNSPECIFIED,
    severityText: level as string,
    body: msg as string,
    attributes,
    ...(typeof rest['event.name'] === 'string' && { eventName: rest['event.name'] }),
  }
}
