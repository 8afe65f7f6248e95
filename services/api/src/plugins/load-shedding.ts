import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { isProbePath, type Logger } from '@todo/observability'
import type { FastifyServerFactory, FastifyServerOptions } from 'fastify'
import fp from 'fastify-plugin'
import { catalogue } from '../errors.ts'
import type { Events } from '../events.ts'

const { title, status } = catalogue.unavailable
const body = JSON.stringify({ type: '/problems/unavailable', title, status, code: 'unavailable' })
const head = {
  'content-type': 'application/problem+json',
  'content-length': Buffer.byteLength(body),
  'cache-control': 'no-store',
  'retry-after': '1',
}

/** Milliseconds between two log lines about what is refused: a line for each would be load itself. */
const tellEvery = 1000

export interface LoadSheddingOptions {
  /** Requests in flight at most. */
  readonly limit: number
  readonly metrics: Events['http']
  readonly logger: Pick<Logger, 'warn'>
}

export interface LoadShedding {
  /** For Fastify's option of the same name. */
  readonly serverFactory: FastifyServerFactory
  /** A request that has become a stream is no load any more. */
  leave(request: IncomingMessage): void
}

/**
 * Refuses at once what cannot be served soon: more requests than the pool can carry only make everybody wait. What holds
 * readers up is the database, so the limit is a multiple of its pool; probes are always answered. It stands before
 * Fastify, because under ten times the load the refusals must cost next to nothing.
 */
export const createLoadShedding = ({ limit, metrics, logger }: LoadSheddingOptions): LoadShedding => {
  const inFlight = new Set<IncomingMessage>()
  let refused = 0
  let toldAt = Number.NEGATIVE_INFINITY
  const refuse = ({ method = '' }: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, head).end(body)
    metrics.duration.record({ http_request_method: method, http_route: '', http_response_status_code: '503' }, 0)
    refused++
    if (performance.now() - toldAt < tellEvery) return
    logger.warn({ refused, in_flight: inFlight.size }, 'more requests than can be served: some are refused')
    toldAt = performance.now()
    refused = 0
  }
  return {
    serverFactory: (handler, options) =>
      listening(options, (request, response) => {
        if (inFlight.size >= limit && !isProbePath(request.url ?? '')) return refuse(request, response)
        inFlight.add(request)
        response.once('close', () => inFlight.delete(request))
        return handler(request, response)
      }),
    leave: request => void inFlight.delete(request),
  }
}

/** As Fastify makes it when it is not asked to leave that to others. */
const listening = (
  options: FastifyServerOptions,
  handler: (request: IncomingMessage, response: ServerResponse) => void,
) => {
  const server: Server = createServer(handler)
  const { keepAliveTimeout, requestTimeout, connectionTimeout } = options
  if (keepAliveTimeout !== undefined) server.keepAliveTimeout = keepAliveTimeout
  if (requestTimeout !== undefined) server.requestTimeout = requestTimeout
  return server.setTimeout(connectionTimeout)
}

/** Lets operations tell that a request has become a stream. */
export const loadShedding = fp<{ shedding: LoadShedding }>(
  async (app, { shedding }) => {
    app.decorate('leaveFlight', ({ raw }) => shedding.leave(raw))
  },
  { name: 'load-shedding' },
)

declare module 'fastify' {
  interface FastifyInstance {
    /** A request that has become a stream is no load any more. */
    leaveFlight(request: FastifyRequest): void
  }
}
