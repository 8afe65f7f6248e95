import type { Registry } from '@todo/observability'
import Fastify, { type FastifyInstance } from 'fastify'
import { probes } from './probes.ts'
import type { ReadinessCheck } from './readiness.ts'
import type { Scope } from './run-service.ts'
import { type Address, serveHttp } from './serve-http.ts'

export type MetricsOptions = Omit<Address, 'variable'> & {
  registry: Registry
  /** For a service without an HTTP server of its own: its probes are answered here. */
  checks?: Record<string, ReadinessCheck>
  /** What else this port shows, to the people of the house. */
  pages?: (app: FastifyInstance) => unknown
}

/**
 * Serves `/metrics` (and the probes) on the port of METRICS_PORT, apart from the public one. Started first, it goes last.
 * @returns its URL
 */
export async function serveMetrics(scope: Scope, options: MetricsOptions): Promise<string> {
  const { registry, checks = {}, host, port, pages } = options
  const app = Fastify({ forceCloseConnections: true })
  await app.register(probes, { state: scope.state, checks, logger: scope.logger })
  app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.expose()))
  await pages?.(app)
  return serveHttp(scope, app, { host, port, variable: 'METRICS_PORT' })
}
