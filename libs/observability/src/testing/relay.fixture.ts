/** A service for the tests of the preload: /relay asks its own /leaf through fetch, and logs. */
import { once } from 'node:events'
import Fastify from 'fastify'
import {
  createLogger,
  createRegistry,
  httpServerMetrics,
  observeHttp,
  requestLog,
  shutdownTelemetry,
} from '../index.ts'

const loggerInstance = createLogger({ name: 'relay' })
const registry = createRegistry()
const app = Fastify({ loggerInstance, logController: requestLog() })
await app.register(observeHttp, { metrics: httpServerMetrics(registry) })

app.post('/wait', {
  onRequest: async request => request.log.info('headers arrived'),
  preHandler: async request => request.log.info('before the handler'),
  // Until the client is gone.
  handler: request => once(request.raw.socket, 'close'),
})
app.get('/leaf', async () => ({ leaf: true }))
app.post<{ Params: { id: string } }>('/relay/:id', async request => {
  request.log.info('relaying')
  const leaf = await fetch(`${app.listeningOrigin}/leaf?q=buy+milk`)
  return { status: leaf.status }
})
app.get('/metrics', async (_request, reply) => reply.type(registry.contentType).send(await registry.expose()))

process.once('message', async () => {
  await app.close()
  await shutdownTelemetry()
  process.disconnect?.()
})
await app.listen({ port: 0, host: '127.0.0.1' })
process.send?.({ url: app.listeningOrigin })
