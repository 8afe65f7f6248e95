import { FastifyOtelInstrumentation } from '@fastify/otel'
import type { Span } from '@opentelemetry/api'
import { OTLPTraceExporter as JsonExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { OTLPTraceExporter as ProtobufExporter } from '@opentelemetry/exporter-trace-otlp-proto'
import { HttpInstrumentation } from '@opentelemetry/instrumentation-http'
import type { PgRequestHookInformation } from '@opentelemetry/instrumentation-pg'
import { UndiciInstrumentation } from '@opentelemetry/instrumentation-undici'
import {
  defaultResource,
  envDetector,
  resourceFromAttributes,
  serviceInstanceIdDetector,
} from '@opentelemetry/resources'
import { NodeSDK } from '@opentelemetry/sdk-node'
import { PrismaInstrumentation } from '@prisma/instrumentation'
import type { ExportedSignals } from './exported-signals.ts'
import { isProbePath } from './probe-paths.ts'
import { RedactingExporter } from './redact-spans.ts'
import { SampledPgInstrumentation } from './sampled-pg.ts'
import { describeServerSpan } from './server-span.ts'
import { serviceIdentity } from './service-identity.ts'
import { telemetryStarted } from './telemetry.ts'

/**
 * Starts tracing and log export for this process; sampling, propagation, limits and the endpoint come from the standard
 * OTEL_* variables. Export is in batches from a bounded queue: a collector that is slow or away costs lost spans, never
 * a slow request.
 */
export function startTelemetry({ traces, logs, protocol }: ExportedSignals): void {
  const TraceExporter = protocol === 'http/json' ? JsonExporter : ProtobufExporter
  const sdk = new NodeSDK({
    resource: defaultResource().merge(
      resourceFromAttributes({ ...serviceIdentity(), 'deployment.environment.name': 'development' }),
    ),
    resourceDetectors: [serviceInstanceIdDetector, envDetector],
    instrumentations: instrumentations(),
    metricReaders: [],
    ...(traces ? { traceExporter: new RedactingExporter(new TraceExporter()) } : { spanProcessors: [] }),
    ...(logs ? {} : { logRecordProcessors: [] }),
  })
  sdk.start()
  telemetryStarted({ logs, stop: () => sdk.shutdown() })
}

// None of these needs a loader hook for ES modules: http, undici and Fastify offer seams of their own, Prisma a global,
// and pg is CommonJS, whose own require calls are enough. Trace ids come into log lines by the logger.
function instrumentations() {
  return [
    // Requests that come in are Fastify's to trace: here they cost 40 µs more, sampled or not.
    new HttpInstrumentation({ disableIncomingRequestInstrumentation: true }),
    // What is outside of any trace is the passing on of other telemetry.
    new UndiciInstrumentation({ requireParentforSpans: true }),
    new FastifyOtelInstrumentation({
      registerOnInitialization: true,
      requestHook: describeServerSpan,
      ignorePaths: ({ url }) => isProbePath(url),
      // A span for each hook and for the handler would cost more than it tells; errors are logged with the trace's id.
      instrumentHooks: false,
      instrumentHandler: false,
      recordExceptions: false,
    }),
    // Statements outside any request or job are the job queue's polling.
    new SampledPgInstrumentation({ requireParentSpan: true, ignoreConnectSpans: true, requestHook: nameStatement }),
    new PrismaInstrumentation({ ignoreSpanTypes: [/^prisma:(?!client:operation$)/] }),
  ]
}

/** By the name that metrics have for it too. @see https://opentelemetry.io/docs/specs/semconv/database/database-spans/ */
function nameStatement(span: Span, { query }: PgRequestHookInformation): void {
  if (query.name && span.isRecording()) span.setAttribute('db.query.summary', query.name)
}
