import { problem } from '@todo/contracts'
import type { Database } from '@todo/database'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import type { z } from 'zod'
import { authorization, type OperationId } from './authorization.ts'
import { catalogue, type ProblemCode } from './errors.ts'
import type { Events } from './events.ts'
import type { ChangeHub } from './feed/hub.ts'
import type { Streams } from './feed/streams.ts'

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

/** What an operation works with. */
export interface Dependencies {
  readonly database: Database
  readonly events: Events
  readonly hub: ChangeHub
  readonly streams: Streams
}

/** Registers one operation. */
export type Operation = (app: Api, dependencies: Dependencies) => void

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The row of the authorization table; routes that are not operations (probes, docs) have none. */
    operationId?: OperationId
  }
}

interface Implications {
  readonly method: Method
  readonly conditional: boolean | undefined
  readonly parts: object
}

/** Answers that an operation with these parts may always give. */
const implied = (operationId: OperationId, { method, conditional = true, parts }: Implications): ProblemCode[] => {
  const needed = authorization[operationId]
  const ofList = needed !== 'anyone' && needed !== 'self'
  return [
    'too-many-requests',
    'internal',
    'unavailable',
    // Also where none is asked for: a body that was sent is read.
    ...(method === 'GET' ? [] : (['malformed-body', 'body-too-large', 'unsupported-media-type'] as const)),
    ...('body' in parts || 'params' in parts || 'querystring' in parts ? (['validation-failed'] as const) : []),
    ...(needed === 'anyone' ? [] : (['unauthenticated'] as const)),
    ...(ofList ? (['not-found', 'role-too-low'] as const) : []),
    ...(method === 'GET' ? [] : (['cross-site-request'] as const)),
    ...(ofList && conditional && (method === 'PATCH' || method === 'DELETE')
      ? (['precondition-required', 'precondition-failed'] as const)
      : []),
    ...(method === 'POST' && needed !== 'anyone'
      ? (['validation-failed', 'request-in-flight', 'idempotency-key-reused'] as const)
      : []),
  ]
}

const describeProblems = (codes: readonly ProblemCode[]) => {
  const byStatus = Map.groupBy(new Set(codes), code => catalogue[code].status)
  return Object.fromEntries(
    [...byStatus].map(([status, members]) => [
      status,
      {
        description: members.map(code => `\`${code}\`: ${catalogue[code].title}.`).join(' '),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  )
}

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

interface Description {
  readonly method: Method
  readonly tag: string
  readonly summary: string
  readonly description?: string
  /** JSON, or what `content` says. */
  readonly answers: Record<number, z.ZodType | { description: string; content: Record<string, { schema: z.ZodType }> }>
  readonly problems?: readonly ProblemCode[]
  /** False for what is deleted without an If-Match, because nobody can edit it. */
  readonly conditional?: boolean
}

/** The part of a route that its contract and the authorization table decide. */
export const operation = <Parts extends { body?: z.ZodType; params?: z.ZodType; querystring?: z.ZodType }>(
  operationId: OperationId,
  { method, tag, summary, description, answers, problems = [], conditional, ...parts }: Description & Parts,
) => ({
  method,
  config: { operationId },
  schema: {
    operationId,
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(authorization[operationId] === 'anyone' ? { security: [] } : {}),
    ...(parts as unknown as Parts),
    response: {
      ...answers,
      ...describeProblems([...implied(operationId, { method, conditional, parts }), ...problems]),
    },
  },
})
