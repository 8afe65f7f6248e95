import { type Context, context, type Span } from '@opentelemetry/api'
import type { FastifyRequest } from 'fastify'

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

/** Set on requests by the tracing of Fastify, when there is any. */
type Traced = { opentelemetry?: () => { context: Context | null } }

/** Runs in the trace of the request: that a connection closed is an event from outside of it. */
export function inTraceOf(request: FastifyRequest, work: () => void): void {
  const active = (request as Traced).opentelemetry?.().context
  if (active) context.with(active, work)
  else work()
}
