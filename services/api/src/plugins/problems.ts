import { isSessionEnded, violationOf } from '@todo/database'
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { catalogue, type ProblemCode, ProblemError } from '../errors.ts'

/** Fastify's own errors, by code. */
const known: Record<string, ProblemCode> = {
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed-body',
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
}

/** Of the network, and of Prisma. */
const away = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['P1001', 'P1017', 'P2024', 'P2028'],
])

/** The database is away, restarting, or has no connection to give. */
const isUnavailable = (error: Error & { code?: string }): boolean =>
  /^(08|57P0|53|40)/.test(error.code ?? '') ||
  away.has(error.code ?? '') ||
  /timeout exceeded when trying to connect|Connection terminated|not queryable/.test(error.message)

/** What a constraint of the database refused, in the client's words. */
const ofViolation = (error: Error): ProblemError | undefined => {
  const violation = violationOf(error)
  if (violation?.code === 'TD001') return new ProblemError('last-owner')
  if (violation?.code === '23503') {
    return new ProblemError(violation.constraint.includes('parent') ? 'parent-not-possible' : 'not-found')
  }
  if (violation?.code !== '23505') return undefined
  if (violation.constraint.includes('email')) return new ProblemError('email-taken')
  if (violation.constraint.includes('name')) return new ProblemError('name-taken')
  return new ProblemError('id-taken')
}

/** The problem that an error stands for in an answer. */
export const toProblem = (error: FastifyError): ProblemError => {
  if (error instanceof ProblemError) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    return new ProblemError('validation-failed', {
      errors: error.validation.flatMap(describe(error.validationContext)),
    })
  }
  const code = known[error.code]
  if (code) return new ProblemError(code)
  if (error.statusCode === 400) return new ProblemError('malformed-body')
  if (isSessionEnded(error)) return new ProblemError('unauthenticated')
  const violation = ofViolation(error)
  if (violation) return violation
  if (isUnavailable(error)) return new ProblemError('unavailable', { headers: { 'retry-after': '2' } })
  return new ProblemError('internal')
}

interface Issue {
  readonly keyword?: string
  readonly instancePath: string
  readonly message?: string
  readonly params?: { readonly keys?: readonly string[] }
}

/** A body's fields are named by JSON Pointer (RFC 6901), parameters and headers by their name. */
const describe = (context: string | undefined) => (issue: Issue) => {
  const name = (path: string) => (context === 'body' ? path : path.slice(1))
  const { keys } = issue.params ?? {}
  if (issue.keyword === 'unrecognized_keys' && keys) {
    const path = issue.instancePath === '/' ? '' : issue.instancePath
    return keys.map(key => ({ field: name(`${path}/${key}`), message: 'is not known here: leave it out' }))
  }
  return [{ field: name(issue.instancePath), message: issue.message ?? 'is not valid' }]
}

/** Problem details as they are sent. */
export const problemBody = ({ code, details }: ProblemError, requestId: string) => ({
  type: `/problems/${code}`,
  title: catalogue[code].title,
  status: catalogue[code].status,
  code,
  ...(details.detail && { detail: details.detail }),
  requestId,
  ...(details.errors && { errors: details.errors }),
  ...details.extensions,
})

export const sendProblem = (request: FastifyRequest, reply: FastifyReply, problem: ProblemError) =>
  reply
    .code(catalogue[problem.code].status)
    .headers(problem.details.headers ?? {})
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(problemBody(problem, request.id))

/** Answers every failure as application/problem+json (RFC 9457); nothing internal leaves the process. */
export const problems = fp(
  async app => {
    app.setErrorHandler<FastifyError>((error, request, reply) => {
      const problem = toProblem(error)
      if (problem.code === 'internal') request.log.error({ err: error }, 'request failed')
      else if (problem.code === 'unavailable') request.log.warn({ err: error }, 'database unavailable')
      return sendProblem(request, reply, problem)
    })
    app.setNotFoundHandler((request, reply) => sendProblem(request, reply, new ProblemError('not-found')))
  },
  { name: 'problems' },
)
