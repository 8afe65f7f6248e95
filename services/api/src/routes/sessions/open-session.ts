import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { Database, Transaction } from '@todo/database'
import type { FastifyRequest } from 'fastify'
import { authenticate, hashToken } from '../../plugins/principal.ts'
import { readSessionCookie, sessionDays } from '../../session-cookie.ts'

/** A new session for whoever just proved who they are; answers with its token. */
export const openSession = async (tx: Transaction, userId: string, request: FastifyRequest): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  await tx.query({
    name: 'insert-session',
    text: `insert into sessions (id, user_id, token_hash, user_agent, expires_at)
      values ($1::uuid, $2::uuid, $3, $4, now() + make_interval(days => $5::int))`,
    values: [
      randomUUIDv7(),
      userId,
      hashToken(token),
      (request.headers['user-agent'] ?? '').slice(0, 500),
      sessionDays,
    ],
  })
  return token
}

/**
 * Ends the session that a request came with, whoever's it is: a token planted, or left behind, before a sign-in is worth
 * nothing after it.
 */
export const endFormerSession = async (database: Database, request: FastifyRequest): Promise<void> => {
  const token = readSessionCookie(request)
  const former = token && (await authenticate(database, hashToken(token)))
  if (!former) return
  await database.transaction(former.userId, tx =>
    tx.query({ name: 'end-session', text: 'delete from sessions where id = $1', values: [former.sessionId] }),
  )
}
