import type { ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { HttpServerMetrics } from './events.ts'
import { isProbePath } from './probe-paths.ts'
import { logAbortedRequest } from './request-log.ts'
import { endServerSpan, inTraceOf } from './server-span.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * The head of an endless answer is sent: the request counts as answered now, or its duration would tell how long
     * somebody read.
     */
    observeStream(request: FastifyRequest, reply: FastifyReply): void
  }
}

/**
 * Takes the duration of each request by method, route template and status; the probes are left out. Registered first, it
 * sees the requests that other plugins turn away.
 */
export const observeHttp = fp<{ metrics: HttpServerMetrics }>(
  async (app, { metrics: { duration, active } }) => {
    const streams = new WeakSet<ServerResponse>()
    const record = ({ method, routeOptions }: FastifyRequest, status: number | '', { elapsedTime }: FastifyReply) => {
      // Empty is absent in Prometheus: a request that no route matched, or that got no answer, has none.
      const route = routeOptions.url ?? ''
      if (isProbePath(route)) return
      duration.record(
        { http_request_method: method, http_route: route, http_response_status_code: String(status) },
        elapsedTime / 1000,
      )
    }
    app.decorate('observeStream', (request, reply) => {
      streams.add(reply.raw)
      active.leave(request.method)
      record(request, reply.statusCode, reply)
      endServerSpan(request, reply.statusCode)
    })
    app.addHook('onRequest', (request, reply, done) => {
      active.enter(request.method)
      reply.raw.once('close', () => {
        if (streams.has(reply.raw)) return
        active.leave(request.method)
        // Nothing else tells of a client that went before its answer: the slower a service, the more of them.
        if (reply.raw.writableEnded) return
        inTraceOf(request, () => {
          record(request, '', reply)
          logAbortedRequest(request, reply)
          endServerSpan(request)
        })
      })
      done()
    })
    app.addHook('onResponse', (request, reply, done) => {
      if (!streams.has(reply.raw)) record(request, reply.statusCode, reply)
      done()
    })
  },
  { name: 'observe-http', fastify: '5.x' },
)
