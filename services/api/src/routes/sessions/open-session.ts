import { randomBytes, randomUUIDv7 } from 'node:crypto'
import type { Transaction } from '@todo/database'
import type { FastifyRequest } from 'fastify'
import { hashToken } from '../../plugins/principal.ts'
import { readSessionCookie, sessionDays } from '../../session-cookie.ts'

/**
 * A new session for whoever just proved who they are; answers with its token. The session that the request came with
 * ends, so that a token planted before the sign-in is worth nothing after it.
 */
export const openSession = async (tx: Transaction, userId: string, request: FastifyRequest): Promise<string> => {
  const token = randomBytes(32).toString('base64url')
  const former = readSessionCookie(request)
  if (former) {
    await tx.query({
      name: 'end-former-session',
      text: 'delete from sessions where token_hash = $1',
      values: [hashToken(former)],
    })
  }
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
