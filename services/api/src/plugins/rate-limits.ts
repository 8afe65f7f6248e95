import rateLimit from '@fastify/rate-limit'
import fp from 'fastify-plugin'
import { ProblemError } from '../errors.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /**
     * Counts an attempt to sign in or up: a few for each account, some more for each address.
     *
     * @throws ProblemError `too-many-requests`
     */
    countAttempt(request: FastifyRequest): Promise<void>
  }
}

export interface RateLimits {
  /** Requests a minute of one user, or of one address while nobody is signed in. */
  readonly perMinute: number
  /** Attempts a minute to sign in to one account. */
  readonly signInsPerMinute: number
}

/** How many accounts one address may try in the time that it may try one. */
const accountsPerAddress = 5

const tooMany = (seconds: number) => new ProblemError('too-many-requests', { headers: { 'retry-after': `${seconds}` } })

/** Limits per principal, told in RateLimit headers (draft-ietf-httpapi-ratelimit-headers). Counted per replica. */
export const rateLimits = fp<RateLimits>(
  async (app, { perMinute, signInsPerMinute }) => {
    await app.register(rateLimit, {
      hook: 'preHandler',
      enableDraftSpec: true,
      max: perMinute,
      timeWindow: 60_000,
      keyGenerator: request => request.principal?.userId ?? request.ip,
      errorResponseBuilder: (_request, { ttl }) => tooMany(Math.ceil(ttl / 1000)),
    })
    const timeWindow = 60_000
    const byAddress = app.createRateLimit({
      max: signInsPerMinute * accountsPerAddress,
      timeWindow,
      keyGenerator: request => `address ${request.ip}`,
    })
    const byAccount = app.createRateLimit({
      max: signInsPerMinute,
      timeWindow,
      keyGenerator: request => `account ${request.principal?.userId ?? (request.body as { email: string }).email}`,
    })
    app.decorate('countAttempt', async request => {
      for (const check of [byAddress, byAccount]) {
        const verdict = await check(request)
        if (!verdict.isAllowed && verdict.isExceeded) throw tooMany(verdict.ttlInSeconds)
      }
    })
  },
  { name: 'rate-limits', dependencies: ['principal'] },
)
