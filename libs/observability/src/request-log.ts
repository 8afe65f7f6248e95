import { randomBytes } from 'node:crypto'
import { type FastifyReply, type FastifyRequest, LogController } from 'fastify'
import { isProbePath } from './probe-paths.ts'

/** One line for each request when its response is sent: no URL, query or body in it. Probes leave none. */
class RequestLog extends LogController {
  constructor() {
    super({ requestIdLogLabel: 'request_id' })
  }

  override incomingRequest(): void {}

  override requestCompleted(error: Error | null | undefined, request: FastifyRequest, reply: FastifyReply): void {
    if (isProbePath(request.routeOptions.url ?? '')) return
    const fields = { ...describe(request, reply), 'http.response.status_code': reply.statusCode }
    if (error) reply.log.warn({ ...fields, err: error }, 'response broke off')
    else if (reply.statusCode >= 500) reply.log.error(fields, 'request failed')
    else reply.log.info(fields, 'request')
  }

  // The line above tells of the failure; this one, of an error nobody caught, tells why.
  override defaultErrorLog(error: Error, _request: FastifyRequest, reply: FastifyReply): void {
    if (reply.statusCode >= 500) reply.log.error({ err: error }, 'unhandled error')
  }

  override routeNotFound(): void {}
}

/** The `logController` of Fastify that writes a line for each request. */
export function requestLog(): LogController {
  return new RequestLog()
}

/** The line of a request whose client went before its answer was sent. */
export function logAbortedRequest(request: FastifyRequest, reply: FastifyReply): void {
  request.log.info(describe(request, reply), 'request aborted')
}

function describe({ method, routeOptions }: FastifyRequest, { elapsedTime }: FastifyReply) {
  return {
    'http.request.method': method,
    'http.route': routeOptions.url,
    duration_ms: Math.round(elapsedTime * 100) / 100,
  }
}

/** Request ids that stay unique over restarts and replicas, for the price of a counter. */
export function requestIds(): () => string {
  const prefix = randomBytes(6).toString('base64url')
  let count = 0
  return () => `${prefix}-${(count++).toString(36)}`
}
