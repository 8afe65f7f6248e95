/** A service for the tests of the runtime; what it does wrong is asked for by variables and paths. */
import { PassThrough } from 'node:stream'
import { createRegistry } from '@todo/observability'
import Fastify from 'fastify'
import { z } from 'zod'
import { loadConfig, milliseconds, port, probes, runService, serveHttp, serveMetrics, serverOptions } from '../index.ts'

const variables = z.object({
  PORT: port.default(0),
  METRICS_PORT: port.optional(),
  /** What is not let go of: a promise that never settles, or a timer nobody deferred. */
  HANG: z.enum(['disposal', 'timer']).optional(),
  DISPOSAL_TIMEOUT_MS: milliseconds.default(10_000),
})

await runService({
  name: 'fixture',
  async start(scope) {
    const config = loadConfig(variables)
    scope.defer('database', () => scope.logger.info('database closed'))
    if (config.METRICS_PORT !== undefined) {
      const registry = createRegistry()
      await serveMetrics(scope, { registry, host: '127.0.0.1', port: config.METRICS_PORT })
    }
    const app = Fastify(serverOptions(scope.logger))
    await app.register(probes, { state: scope.state })
    app.get('/', async () => 'ok')
    app.get('/slow', async () => {
      scope.logger.info('slow request arrived')
      await new Promise(resolve => scope.state.draining.addEventListener('abort', resolve))
      // Longer than closing takes: a server that does not wait for it breaks the request off.
      await new Promise(resolve => setTimeout(resolve, 300))
      return 'finished'
    })
    app.get('/stream', (_request, reply) => {
      const body = new PassThrough()
      scope.state.draining.addEventListener('abort', () => setTimeout(() => body.end('end'), 1000))
      body.write('begin ')
      return reply.send(body)
    })
    app.get('/throw', async () => setImmediate(() => void breakDown()) && 'ok')
    app.get('/reject', async () => void Promise.reject(new Error('broken')))
    app.get('/fail', async () => scope.fail(new Error('broken')))
    const url = await serveHttp(scope, app, { host: '127.0.0.1', port: config.PORT, variable: 'PORT' })
    if (config.HANG === 'disposal') {
      scope.defer('stuck thing', () => new Promise(() => {}), { timeoutMs: config.DISPOSAL_TIMEOUT_MS })
    }
    if (config.HANG === 'timer') setInterval(() => {}, 1000)
    return { url }
  },
})

function breakDown(): never {
  throw new Error('broken')
}
