import { hash } from 'node:crypto'
import { type Database, isSessionEnded, type Session } from '@todo/database'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { authorization } from '../authorization.ts'
import { ProblemError } from '../errors.ts'
import { createKnownSessions } from '../known-sessions.ts'
import { readSessionCookie } from '../session-cookie.ts'

/** Who sends the request. */
export interface Principal extends Session {
  readonly sessionId: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** @internal Read it through {@link principalOf}. */
    principal: Principal | null
  }
}

export const hashToken = (token: string): Buffer => hash('sha256', token, 'buffer')

/** Finds the session behind the hash of a token, if it is still good. */
export const authenticate = async (database: Database, tokenHash: Buffer): Promise<Principal | null> => {
  const [row] = await database.query<{ user_id: string | null; session_id: string | null }>({
    name: 'authenticate',
    text: 'select user_id, session_id from app.authenticate($1)',
    values: [tokenHash],
  })
  return row?.user_id && row.session_id ? { userId: row.user_id, sessionId: row.session_id, tokenHash } : null
}

/** @throws ProblemError `unauthenticated` */
export const principalOf = (request: FastifyRequest): Principal => {
  if (!request.principal) throw new ProblemError('unauthenticated')
  return request.principal
}

/** Knows who sends a request before its body is read, and refuses operations that need somebody. */
export const principal = fp<{ database: Database }>(
  async (app, { database }) => {
    const known = createKnownSessions()
    const identify = async (tokenHash: Buffer) => {
      const remembered = known.find(tokenHash)
      if (remembered) return remembered
      const found = await authenticate(database, tokenHash)
      if (found) known.learn(found)
      return found
    }
    app.decorateRequest('principal', null)
    app.addHook('onRequest', async request => {
      const operation = request.routeOptions.config.operationId
      if (!operation || authorization[operation] === 'anyone') return
      const token = readSessionCookie(request)
      request.principal = token ? await identify(hashToken(token)) : null
      principalOf(request)
    })
    app.addHook('onError', async ({ principal }, _reply, error) => {
      if (principal && isSessionEnded(error)) known.forget(principal)
    })
  },
  { name: 'principal', dependencies: ['problems'] },
)
