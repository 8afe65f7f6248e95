import type { FastifyReply, FastifyRequest } from 'fastify'

/** Days that a session lasts. */
export const sessionDays = 30

/**
 * `__Host-` binds the cookie to this very host over https. Browsers refuse it over http, so on this machine
 * (http://localhost) the cookie has another name and no Secure attribute.
 */
const nameFor = (secure: boolean) => (secure ? '__Host-session' : 'session')

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const

export const readSessionCookie = (request: FastifyRequest): string | undefined =>
  request.cookies[nameFor(request.server.secureCookies)]

export const setSessionCookie = (reply: FastifyReply, token: string): void => {
  const secure = reply.server.secureCookies
  reply.setCookie(nameFor(secure), token, { ...attributes(secure), maxAge: sessionDays * 86_400 })
}

export const clearSessionCookie = (reply: FastifyReply): void => {
  const secure = reply.server.secureCookies
  reply.clearCookie(nameFor(secure), attributes(secure))
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Browsers reach the app over https. */
    secureCookies: boolean
  }
}
