import { hash } from 'node:crypto'
import type { Database } from '@todo/database'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { authorization } from '../authorization.ts'
import { ProblemError } from '../errors.ts'
import { readSessionCookie } from '../session-cookie.ts'

/** Who sends the request. */
export interface Principal {
  readonly userId: string
  readonly sessionId: string
}

declare module 'fastify' {
  interface FastifyRequest {
    /** @internal Read it through {@link principalOf}. */
    principal: Principal | null
  }
}

export const hashToken = (token: string): Buffer => hash('sha256', token, 'buffer')

/** Finds the session behind a token, if it is still good. */
export const authenticate = async (database: Database, token: string): Promise<Principal | null> => {
  const [row] = await database.query<{ user_id: string | null; session_id: string | null }>({
    name: 'authenticate',
    text: 'select user_id, session_id from app.authenticate($1)',
    values: [hashToken(token)],
  })
  return row?.user_id && row.session_id ? { userId: row.user_id, sessionId: row.session_id } : null
}

/** @throws ProblemError `unauthenticated` */
export const principalOf = (request: FastifyRequest): Principal => {
  if (!request.principal) throw new ProblemError('unauthenticated')
  return request.principal
}

/** Knows who sends a request before its body is read, and refuses operations that need somebody. */
export const principal = fp<{ database: Database }>(
  async (app, { database }) => {
    app.decorateRequest('principal', null)
    app.addHook('onRequest', async request => {
      const operation = request.routeOptions.config.operationId
      if (!operation || authorization[operation] === 'anyone') return
      const token = readSessionCookie(request)
      request.principal = token ? await authenticate(database, token) : null
      principalOf(request)
    })
  },
  { name: 'principal', dependencies: ['problems'] },
)
