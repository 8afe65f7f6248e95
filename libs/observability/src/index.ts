export type { Event, EventDefinition } from './business-event.ts'
export {
  type DatabaseClientMetrics,
  databaseClientMetrics,
  type HttpServerLabel,
  type HttpServerMetrics,
  httpServerMetrics,
  latencyBuckets,
  type ObservedPool,
  type PoolMetrics,
  poolMetrics,
} from './events.ts'
export { inSpan, sending } from './in-span.ts'
export type { Counter, Gauge, Histogram } from './instruments.ts'
export { createLogger, type Logger, type LoggerOptions, type LogLevel, logLevels } from './logger.ts'
export type {
  Description,
  HistogramDefinition,
  Labels,
  MetricDefinition,
  ReadDefinition,
  Reading,
  Unit,
} from './metric-definition.ts'
export { observeHttp } from './observe-http.ts'
export { oneReading } from './one-reading.ts'
export { isProbePath, probePaths } from './probe-paths.ts'
export { redact, redacted, redactText } from './redact.ts'
export { createRegistry, type Registry } from './registry.ts'
export { requestIds, requestLog } from './request-log.ts'
export { errorMessage, type SerializedError, serializeError } from './serialize-error.ts'
export { shutdownTelemetry } from './telemetry.ts'
export { sampledTraceParent, traceParent, withoutTraceContext } from './trace-parent.ts'
