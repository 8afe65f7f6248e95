import { context, propagation } from '@opentelemetry/api'

/**
 * The active trace as a `traceparent` (W3C Trace Context), for what is carried out later or elsewhere.
 * @returns undefined when nothing is traced
 */
export function traceParent(): string | undefined {
  const carrier: { traceparent?: string } = {}
  propagation.inject(context.active(), carrier)
  return carrier.traceparent
}
