import { rmSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLogger } from '@todo/observability'
import { createServiceState } from '@todo/runtime'
import { buildApp } from './app.ts'
import { createEvents } from './events.ts'
import { layOut } from './site.fixture.ts'

/** The server of the web app before an API that answers as it is told; nothing is simulated between the two. */
export const startBoth = async (upstream: RequestListener, collector?: string) => {
  const api = createServer(upstream)
  await new Promise<void>(resolve => api.listen(0, '127.0.0.1', resolve))
  const root = layOut()
  const events = createEvents()
  const app = await buildApp({
    config: {
      API_URL: `http://127.0.0.1:${(api.address() as AddressInfo).port}`,
      TRUST_PROXY: 'loopback',
      BROWSER_SAMPLE_RATIO: 0.5,
      OTEL_EXPORTER_OTLP_ENDPOINT: collector,
    },
    events,
    logger: createLogger({ name: 'web', level: 'silent' }),
    state: createServiceState(),
    root,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const stopApi = async () => {
    api.closeAllConnections()
    await new Promise(resolve => api.close(resolve))
  }
  const stop = async () => {
    await app.close()
    await stopApi()
    rmSync(root, { recursive: true })
  }
  return { url, stopApi, stop, metrics: () => events.registry.expose() }
}
