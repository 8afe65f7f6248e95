import fp from 'fastify-plugin'
import { ProblemError } from '../errors.ts'

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Refuses what another site makes a browser send. `Sec-Fetch-Site` (Fetch Metadata) is asked first; browsers without it
 * send `Origin`. Clients that are no browsers send neither, and carry no ambient cookie.
 */
export const sameSite = fp<{ publicUrl: string }>(
  async (app, { publicUrl }) => {
    const { origin: own } = new URL(publicUrl)
    app.addHook('onRequest', async request => {
      if (safe.has(request.method)) return
      const site = request.headers['sec-fetch-site']
      if (site !== undefined) {
        if (site !== 'same-origin' && site !== 'none') throw new ProblemError('cross-site-request')
        return
      }
      const { origin } = request.headers
      if (origin !== undefined && origin !== own && origin !== `${request.protocol}://${request.host}`) {
        throw new ProblemError('cross-site-request')
      }
    })
  },
  { name: 'same-site', dependencies: ['problems'] },
)
