import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { HttpServerMetrics } from './events.ts'
import { isProbePath } from './probe-paths.ts'

/** Takes the duration of each request by method, route template and status; the probes are left out. */
export const observeHttp = fp<{ metrics: HttpServerMetrics }>(
  async (app, { metrics: { duration } }) => {
    app.addHook('onResponse', (request: FastifyRequest, reply: FastifyReply, done) => {
      const route = request.routeOptions.url
      if (route === undefined || !isProbePath(route)) {
        duration.record(
          {
            http_request_method: request.method,
            // Empty is absent in Prometheus: a request that no route matched has none.
            http_route: route ?? '',
            http_response_status_code: String(reply.statusCode),
          },
          reply.elapsedTime / 1000,
        )
      }
      done()
    })
  },
  { name: 'observe-http', fastify: '5.x' },
)
