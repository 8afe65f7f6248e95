import { context, propagation, trace } from '@opentelemetry/api'

/**
 * The active trace as a `traceparent` (W3C Trace Context), for what is carried out later or elsewhere.
 * @returns undefined when nothing is traced
 */
export function traceParent(): string | undefined {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}

/** The same, but only of a trace that is recorded: for what would cost something to carry along. */
export function sampledTraceParent(): string | undefined {
  return trace.getActiveSpan()?.isRecording() ? traceParent() : undefined
}

/**
 * What a proxy passes on of a request's headers: those of its trace are left out when the call onward is traced, since it
 * gets its own, and two of them would be none.
 */
export function withoutTraceContext<Headers extends object>(headers: Headers): Headers {
  if (!trace.getActiveSpan()) return headers
  return { ...headers, ...Object.fromEntries(propagation.fields().map(name => [name, undefined])) }
}
