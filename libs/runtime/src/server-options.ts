import { type Logger, requestIds, requestLog } from '@todo/observability'
import type { FastifyBaseLogger, FastifyServerOptions } from 'fastify'

/** Options that every HTTP service of the house starts its Fastify with; add to them what is the service's own. */
export function serverOptions(logger: Logger) {
  return {
    // Typed as Fastify's own, or the type of every plugin would have to name the logger.
    loggerInstance: logger as FastifyBaseLogger,
    logController: requestLog(),
    genReqId: requestIds(),
    // While draining, a request that still comes in is answered, not refused: see serveHttp.
    return503OnClosing: false,
    forceCloseConnections: 'idle',
  } as const satisfies FastifyServerOptions
}
