import { type Context, context, type Span } from '@opentelemetry/api'
import type { FastifyRequest } from 'fastify'

/** Set on requests by the tracing of Fastify, when there is any. */
type Traced = { opentelemetry?: () => { context: Context | null; span: Span | null } }

/**
 * Names the span of a request and adds what the semantic conventions ask of HTTP servers.
 * @see https://opentelemetry.io/docs/specs/semconv/http/http-spans/#http-server
 */
export function describeServerSpan(span: Span, request: FastifyRequest): void {
  if (!span.isRecording()) return
  const { method, routeOptions, hostname, port, protocol, ip, raw, headers } = request
  span.updateName(routeOptions.url ? `${method} ${routeOptions.url}` : method)
  span.setAttributes({
    'url.scheme': protocol,
    'server.address': hostname,
    ...(port !== null && { 'server.port': port }),
    'client.address': ip,
    'network.protocol.version': raw.httpVersion,
    ...(headers['user-agent'] && { 'user_agent.original': headers['user-agent'] }),
  })
}

/**
 * Ends the span of a request that is over before its answer is: what nobody ends is never exported.
 * @param status of the answer, when its head was sent
 */
export function endServerSpan(request: FastifyRequest, status?: number): void {
  const span = (request as Traced).opentelemetry?.().span
  if (!span?.isRecording()) return
  if (status === undefined) span.setAttribute('error.type', 'aborted')
  else span.setAttribute('http.response.status_code', status)
  span.end()
}

/** Runs in the trace of the request: that a connection closed is an event from outside of it. */
export function inTraceOf(request: FastifyRequest, work: () => void): void {
  const active = (request as Traced).opentelemetry?.().context
  if (active) context.with(active, work)
  else work()
}
