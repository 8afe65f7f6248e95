import { runService, serveMetrics } from '@todo/runtime'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createEvents } from './events.ts'
import { outboxPage, outboxPath } from './mail/outbox-page.ts'

await runService({
  name: 'worker',
  async start(scope) {
    const { defer, fail, logger } = scope
    const config = readConfig()
    const events = createEvents()
    const { pool, transport, start } = buildApp({ config, events, logger })
    defer('database', () => pool.end())
    defer('mail', async () => transport.close())
    events.pools.observePool(pool, 'worker')
    const local = transport.outcome === 'local'
    const url = await serveMetrics(scope, {
      registry: events.registry,
      host: config.HOST,
      port: config.METRICS_PORT,
      checks: { database: () => pool.query('select 1') },
      ...(local && { pages: app => app.register(outboxPage, { database: pool, publicUrl: config.PUBLIC_URL }) }),
    })
    if (local) logger.info({ url: `${url}${outboxPath}` }, 'without SMTP_URL mails stay here')
    const runner = await start()
    // Taking no more jobs, and waiting for those that run.
    defer('jobs', () => runner.stop(), { timeoutMs: 20_000 })
    runner.promise.catch(fail)
    return { url }
  },
})
