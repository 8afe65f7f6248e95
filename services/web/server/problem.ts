import type { FastifyReply } from 'fastify'

const titles = {
  404: 'There is no such page',
  500: 'Something went wrong on our side',
  502: 'The service gave no readable answer',
  503: 'The service cannot be reached',
  504: 'The service took too long to answer',
} as const

export type ProblemStatus = keyof typeof titles

/** Answers with problem details (RFC 9457), in the form of the API's own. */
export const sendProblem = (reply: FastifyReply, status: ProblemStatus, detail: string) =>
  reply
    .code(status)
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send({
      type: 'about:blank',
      title: titles[status],
      status,
      code: codes[status],
      detail,
      requestId: reply.request.id,
    })

const codes: Record<ProblemStatus, string> = {
  404: 'not-found',
  500: 'internal',
  502: 'bad-gateway',
  503: 'unavailable',
  504: 'gateway-timeout',
}
