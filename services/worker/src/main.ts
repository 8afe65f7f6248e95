import { runService, serveMetrics } from '@todo/runtime'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createEvents } from './events.ts'

await runService({
  name: 'worker',
  async start(scope) {
    const { defer, fail, logger } = scope
    const config = readConfig()
    const events = createEvents()
    const { pool, start } = buildApp({ config, events, logger })
    defer('database', () => pool.end())
    events.pools.observePool(pool, 'worker')
    const url = await serveMetrics(scope, {
      registry: events.registry,
      host: config.HOST,
      port: config.METRICS_PORT,
      checks: { database: () => pool.query('select 1') },
    })
    const runner = await start()
    // Taking no more jobs, and waiting for those that run.
    defer('jobs', () => runner.stop(), { timeoutMs: 20_000 })
    runner.promise.catch(fail)
    return { url }
  },
})
