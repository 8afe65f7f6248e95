import type { Readable } from 'node:stream'
import httpProxy from '@fastify/http-proxy'
import { withoutTraceContext } from '@todo/observability'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { sendProblem } from './problem.ts'

/** Milliseconds until the API must have begun its answer. */
const patience = 30_000

const sentences = {
  502: 'The server behind this app gave an answer that could not be read. Try again in a moment.',
  503: 'The server behind this app is away or restarting. Try again in a moment.',
  504: 'The server behind this app took too long to answer. Try again in a moment.',
} as const

type Failure = Error & { statusCode?: number; code?: string }

/** Nothing listens, or the name is not known yet: as while the API restarts. */
const away = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

const statusOf = ({ statusCode, cause }: Failure): keyof typeof sentences => {
  if (statusCode === 503 || away.has((cause as Failure | undefined)?.code ?? '')) return 503
  return statusCode === 504 ? 504 : 502
}

const explain = (reply: FastifyReply, { error }: { error: Failure }) => {
  const status = statusOf(error)
  reply.request.log.warn({ err: error }, 'the API did not answer')
  reply.header('retry-after', '2')
  return sendProblem(reply, status, sentences[status])
}

/** Answers as the API did. A stream of events is over when its reader goes, and that is no failure. */
const passOn = (request: FastifyRequest, reply: FastifyReply, { stream }: { stream: Readable }) => {
  if (String(reply.getHeader('content-type')).startsWith('text/event-stream')) {
    request.server.observeStream(request, reply)
  }
  reply.send(stream)
}

/** Passes /v1 on to the API, so that app and API share one origin; bodies and event streams flow as they come. */
export const apiProxy = fp<{ apiUrl: string }>(
  async (app, { apiUrl }) => {
    await app.register(httpProxy, {
      upstream: apiUrl,
      prefix: '/v1',
      rewritePrefix: '/v1',
      // Each request has its line already.
      disableRequestLogging: true,
      // A stream of events may be silent for long, so only the beginning of an answer has a deadline.
      undici: { headersTimeout: patience, bodyTimeout: 0 },
      replyOptions: {
        rewriteRequestHeaders: (request, headers) => {
          const { ip, protocol, host } = request as FastifyRequest
          const passedOn = withoutTraceContext(headers)
          return { ...passedOn, 'x-forwarded-for': ip, 'x-forwarded-proto': protocol, 'x-forwarded-host': host }
        },
        onResponse: passOn as never,
        onError: explain as never,
      },
    })
  },
  { name: 'api-proxy', dependencies: ['observe-http'] },
)
