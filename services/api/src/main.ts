import { openDatabase, UnboundRoleError } from '@todo/database'
import { pendingMigrations } from '@todo/database/migrate'
import { sampledTraceParent } from '@todo/observability'
import { runService, type Scope, StartError, serveHttp, serveMetrics } from '@todo/runtime'
import { buildApp } from './app.ts'
import { type Config, readConfig } from './config.ts'
import { createEvents, type Events } from './events.ts'
import { version } from './version.ts'

const start = async (scope: Scope) => {
  const { logger, state } = scope
  const config = readConfig()
  const events = createEvents()
  await serveMetrics(scope, { registry: events.registry, host: config.HOST, port: config.METRICS_PORT })
  const database = open(config, scope, events)
  events.pools.observePool(database.pool, 'api')
  const pending = () => pendingMigrations(database.pool)
  events.migrations.observeMigrations(async () => (await pending()).length)
  const checks = {
    database: () => database.assertBound(),
    migrations: async () => {
      const names = await pending()
      if (names.length > 0) throw new Error(`not applied: ${names.join(', ')}`)
    },
  }
  await refuseUnboundRole(checks.database)
  const app = await buildApp({ config, database, events, logger, state, checks, version })
  const url = await serveHttp(scope, app, { host: config.HOST, port: config.PORT, variable: 'PORT' })
  return { url }
}

const open = (
  { DATABASE_URL, DATABASE_ROLE, DATABASE_POOL_SIZE }: Config,
  { logger, defer }: Scope,
  events: Events,
) => {
  const database = openDatabase({
    url: DATABASE_URL,
    role: DATABASE_ROLE,
    applicationName: 'todo-api',
    poolSize: DATABASE_POOL_SIZE,
    onIdleError: error => logger.warn({ err: error }, 'a database connection broke'),
    onStatement: events.statements.record,
    traceParent: sampledTraceParent,
  })
  defer('database', () => database.close())
  return database
}

/** A wrong role is the operator's to mend; a database that is away may come back, and readiness tells until then. */
const refuseUnboundRole = async (check: () => Promise<void>) => {
  try {
    await check()
  } catch (error) {
    if (error instanceof UnboundRoleError) throw new StartError(error.message)
  }
}

await runService({ name: 'api', start })
