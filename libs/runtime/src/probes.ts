import type { Logger } from '@todo/observability'
import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import { createReadiness, type ReadinessCheck } from './readiness.ts'
import type { ServiceState } from './service-state.ts'

export type ProbesOptions = {
  state: ServiceState
  /** What must work for requests to be served, by name. */
  checks?: Record<string, ReadinessCheck>
  logger?: Pick<Logger, 'warn'>
}

/**
 * `/livez`: the process answers. `/startupz`: it has been ready once. `/readyz`: it is ready, is not draining, and its
 * checks pass; a check that fails is named in the answer, its reason only in the log.
 * @see https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/
 */
export const probes = fp<ProbesOptions>(
  async (app, { state, checks = {}, logger = app.log }) => {
    const readiness = createReadiness(checks, logger)
    const answer = (reply: FastifyReply, ok: boolean, body: object) =>
      reply
        .code(ok ? 200 : 503)
        .header('cache-control', 'no-store')
        .send(body)
    const config = { otel: false }

    app.get('/livez', { config }, (_request, reply) => answer(reply, true, { status: 'ok' }))
    app.get('/startupz', { config }, (_request, reply) =>
      answer(reply, state.started, { status: state.started ? 'ok' : state.phase }),
    )
    app.get('/readyz', { config }, async (_request, reply) => {
      if (state.phase !== 'ready') return answer(reply, false, { status: state.phase })
      const failing = await readiness()
      return failing.length === 0
        ? answer(reply, true, { status: 'ok', checks: Object.keys(checks) })
        : answer(reply, false, { status: 'failing', failing })
    })
  },
  { name: 'probes', fastify: '5.x' },
)
