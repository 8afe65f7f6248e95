import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { HttpServerMetrics } from './events.ts'
import { isProbePath } from './probe-paths.ts'
import { logAbortedRequest } from './request-log.ts'
import { inTraceOf } from './server-span.ts'

/**
 * Takes the duration of each request by method, route template and status; the probes are left out. Registered first, it
 * sees the requests that other plugins turn away.
 */
export const observeHttp = fp<{ metrics: HttpServerMetrics }>(
  async (app, { metrics: { duration } }) => {
    const record = ({ method, routeOptions }: FastifyRequest, status: string, { elapsedTime }: FastifyReply) => {
      // Empty is absent in Prometheus: a request that no route matched, or that got no answer, has none.
      const route = routeOptions.url ?? ''
      if (isProbePath(route)) return
      duration.record(
        { http_request_method: method, http_route: route, http_response_status_code: status },
        elapsedTime / 1000,
      )
    }
    app.addHook('onRequest', (request, reply, done) => {
      // Nothing else tells of a client that went before its answer: the slower a service, the more of them.
      reply.raw.once('close', () => {
        if (reply.raw.writableEnded) return
        inTraceOf(request, () => {
          record(request, '', reply)
          logAbortedRequest(request, reply)
        })
      })
      done()
    })
    app.addHook('onResponse', (request, reply, done) => {
      record(request, String(reply.statusCode), reply)
      done()
    })
  },
  { name: 'observe-http', fastify: '5.x' },
)
