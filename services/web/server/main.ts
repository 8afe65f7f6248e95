import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { runService, type Scope, StartError, serveHttp, serveMetrics } from '@todo/runtime'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createEvents } from './events.ts'
import { builtSite } from './site.ts'

const start = async (scope: Scope) => {
  const { logger, state } = scope
  const config = readConfig()
  if (!existsSync(join(builtSite, 'index.html')))
    throw new StartError('The web app is not built: run `pnpm --filter @todo/web build` and start again.')
  const events = createEvents()
  await serveMetrics(scope, { registry: events.registry, host: config.HOST, port: config.METRICS_PORT })
  const app = await buildApp({ config, events, logger, state })
  const url = await serveHttp(scope, app, { host: config.HOST, port: config.PORT, variable: 'PORT' })
  return { url }
}

await runService({ name: 'web', start })
