import type { HTTPMethods } from 'fastify'
import fp from 'fastify-plugin'
import { ProblemError } from '../errors.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Call it when all routes are there. */
    refuseOtherMethods(): void
  }
}

/** Answers 405 and `Allow` (RFC 9110, section 15.5.6) where a path exists, but not with this method. */
export const otherMethods = fp(
  async app => {
    const methodsOf = new Map<string, Set<string>>()
    app.addHook('onRoute', ({ url, method, config }) => {
      if (!config?.operationId) return
      methodsOf.set(url, new Set([...(methodsOf.get(url) ?? []), ...[method].flat()]))
    })
    app.decorate('refuseOtherMethods', () => {
      for (const [url, own] of [...methodsOf]) {
        const problem = new ProblemError('method-not-allowed', { headers: { allow: [...own].sort().join(', ') } })
        // Before a body is read: whatever it is, it is not wanted.
        const onRequest = async () => {
          throw problem
        }
        const method = app.supportedMethods.filter(name => !own.has(name)) as HTTPMethods[]
        app.route({ url, method, onRequest, handler: onRequest })
      }
    })
  },
  { name: 'other-methods', dependencies: ['problems'] },
)
