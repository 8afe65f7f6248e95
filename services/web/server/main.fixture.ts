/** Starts the server as main.ts does, before a site that nobody had to build. */
import { rmSync } from 'node:fs'
import { runService, type Scope, serveHttp, serveMetrics } from '@todo/runtime'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createEvents } from './events.ts'
import { layOut } from './site.fixture.ts'

const start = async (scope: Scope) => {
  const { logger, state, defer } = scope
  const config = readConfig()
  const events = createEvents()
  const root = layOut()
  defer('site', async () => rmSync(root, { recursive: true }))
  await serveMetrics(scope, { registry: events.registry, host: config.HOST, port: config.METRICS_PORT })
  const app = await buildApp({ config, events, logger, state, root })
  return { url: await serveHttp(scope, app, { host: config.HOST, port: config.PORT, variable: 'PORT' }) }
}

await runService({ name: 'web', start })
