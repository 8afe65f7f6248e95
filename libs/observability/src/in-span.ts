import { type Attributes, type Link, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api'
import { traceParent } from './trace-parent.ts'

type SpanOptions = {
  readonly kind: 'client' | 'producer' | 'consumer'
  /** By their names in the semantic conventions; they leave the process as they are. */
  readonly attributes: Attributes
  readonly links?: Link[]
}

const kinds = { client: SpanKind.CLIENT, producer: SpanKind.PRODUCER, consumer: SpanKind.CONSUMER } as const

/**
 * Does the work in a span of its own, which ends with it and says whether it failed. Nothing is made outside of a trace
 * but for consumers, who begin one.
 */
export async function inSpan<Result>(name: string, options: SpanOptions, work: () => Promise<Result>): Promise<Result> {
  const { kind, attributes, links = [] } = options
  if (kind !== 'consumer' && !trace.getActiveSpan()?.isRecording()) return work()
  const tracer = trace.getTracer('@todo/observability')
  return tracer.startActiveSpan(name, { kind: kinds[kind], attributes, links }, async span => {
    try {
      return await work()
    } catch (error) {
      span.setStatus({ code: SpanStatusCode.ERROR, message: (error as Error).message })
      throw error
    } finally {
      span.end()
    }
  })
}

/**
 * Hands a message over in a span of its own, whose `traceparent` travels with the message.
 * @see https://opentelemetry.io/docs/specs/semconv/messaging/messaging-spans/ (not yet stable)
 */
export function sending<Result>(
  destination: string,
  send: (traceparent: string | undefined) => Promise<Result>,
): Promise<Result> {
  const attributes = {
    'messaging.system': 'graphile_worker',
    'messaging.operation.name': 'send',
    'messaging.operation.type': 'send',
    'messaging.destination.name': destination,
  }
  return inSpan(`send ${destination}`, { kind: 'producer', attributes }, () => send(traceParent()))
}
