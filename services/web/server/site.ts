import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { sendProblem } from './problem.ts'

/** The built app, from the sources of this file as from its compiled form. */
export const builtSite = join(dirname(findPackageJSON(import.meta.url) ?? '.'), 'dist', 'public')

/** Whether a browser opens this address as a page, rather than asking for a file that is not there. */
const isNavigation = ({ method, url, headers }: FastifyRequest): boolean => {
  const [path = ''] = url.split('?')
  const wantsPage = headers['sec-fetch-mode'] === 'navigate' || headers.accept?.includes('text/html')
  return (method === 'GET' || method === 'HEAD') && Boolean(wantsPage) && !/\.\w+$/.test(path)
}

/** Serves the built app: each file as it was compressed by the build, and index.html for every screen of the app. */
export const site = fp<{ root: string }>(
  async (app, { root }) => {
    await app.register(fastifyStatic, {
      root,
      preCompressed: true,
      dotfiles: 'ignore',
      cacheControl: false,
      setHeaders: (reply, path) => {
        // The names of assets hold a hash of their content; other names stay while their content changes.
        const hashed = path.includes('/assets/')
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
    app.setNotFoundHandler((request, reply) =>
      isNavigation(request)
        ? reply.code(200).sendFile('index.html')
        : sendProblem(reply, 404, `There is nothing at ${request.url.slice(0, 200)}.`),
    )
  },
  { name: 'site', dependencies: ['security-headers'] },
)
