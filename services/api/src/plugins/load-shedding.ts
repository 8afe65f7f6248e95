import fp from 'fastify-plugin'
import { ProblemError } from '../errors.ts'

/**
 * Refuses at once what cannot be served soon: more requests than the pool can carry only make everybody wait. Streams
 * do not count once they are open. What holds readers up is the database, so the limit is a multiple of its pool.
 */
export const loadShedding = fp<{ limit: number }>(
  async (app, { limit }) => {
    let inFlight = 0
    const counted = new WeakSet<object>()
    const leave = (request: object) => {
      if (counted.delete(request)) inFlight--
    }
    app.addHook('onRequest', async request => {
      // Probes tell that the process lives; they have no operation.
      if (!request.routeOptions.config.operationId) return
      if (inFlight >= limit) throw new ProblemError('unavailable', { headers: { 'retry-after': '1' } })
      inFlight++
      counted.add(request)
      request.raw.once('close', () => leave(request))
    })
    app.addHook('onResponse', async request => leave(request))
    app.decorate('leaveFlight', leave)
  },
  { name: 'load-shedding', dependencies: ['problems'] },
)

declare module 'fastify' {
  interface FastifyInstance {
    /** A request that has become a stream is no load any more. */
    leaveFlight(request: object): void
  }
}
