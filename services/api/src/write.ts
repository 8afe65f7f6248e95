import { type Actor, type Database, type PrismaTransaction, type Transaction, violationOf } from '@todo/database'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Answer } from './answer.ts'
import { findReplay, idempotentRequest, KeyStoredMeanwhile, remember } from './idempotency.ts'
import { principalOf } from './plugins/principal.ts'

/** An answer as bytes, so that a replay is identical. */
export interface RenderedAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly payload: string | undefined
}

const render = ({ status, headers = {}, body }: Answer): RenderedAnswer => ({
  status,
  headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json; charset=utf-8' }) },
  payload: body === undefined ? undefined : JSON.stringify(body),
})

/** Sends an answer that is not stored. */
export const send = (reply: FastifyReply, answer: Answer) => sendRendered(reply, render(answer))

const sendRendered = (reply: FastifyReply, { status, headers, payload }: RenderedAnswer) =>
  reply
    .code(status)
    .headers(headers)
    .header('cache-control', 'no-store')
    .send(payload || undefined)

type Work<Tx> = (tx: Tx, userId: string) => Promise<Answer>
type Run<Tx> = (actor: Actor, work: (tx: Tx) => Promise<RenderedAnswer>) => Promise<RenderedAnswer>

/**
 * Carries out a change in SQL and answers. The change, the answer stored for its Idempotency-Key and what triggers
 * record are one transaction; nothing is sent before it is committed.
 */
export const write = (request: FastifyRequest, reply: FastifyReply, database: Database, work: Work<Transaction>) =>
  writeIn<Transaction>(database.transaction, request, reply, work)

/** The same with Prisma Client. */
export const writeWithPrisma = (
  request: FastifyRequest,
  reply: FastifyReply,
  database: Database,
  work: Work<PrismaTransaction>,
) => writeIn<PrismaTransaction>(database.prismaTransaction, request, reply, work)

const writeIn = async <Tx extends Transaction>(
  transaction: Run<Tx>,
  request: FastifyRequest,
  reply: FastifyReply,
  work: Work<Tx>,
) => {
  const principal = principalOf(request)
  const { userId } = principal
  const once = idempotentRequest(request, userId)
  let afterCommit: Answer['afterCommit']
  const attempt = () =>
    transaction(principal, async tx => {
      afterCommit = undefined
      const replay = once && (await findReplay(tx, once))
      if (replay) return replay
      const answer = await work(tx, userId)
      const rendered = render(answer)
      if (once) await remember(tx, once, rendered)
      afterCommit = answer.afterCommit
      return rendered
    })
  const answer = await attempt().catch(error => {
    // The same request, sent before, committed after this one had looked for its answer: now there is one to find.
    const answeredMeanwhile = error instanceof KeyStoredMeanwhile || violationOf(error)?.code === '23505'
    if (once && answeredMeanwhile) return attempt()
    throw error
  })
  afterCommit?.()
  return sendRendered(reply, answer)
}
