import { openDatabase } from '@todo/database'
import { createLogger } from '@todo/observability'
import { createServiceState } from '@todo/runtime'
import { buildApp } from './app.ts'
import { readConfig } from './config.ts'
import { createEvents } from './events.ts'
import { version } from './version.ts'

/** Prints the OpenAPI document. Nothing connects: the document is made from what is registered. */
const config = readConfig({ DATABASE_URL: 'postgresql://nowhere.invalid/none' })
const logger = createLogger({ name: 'api', level: 'silent' })
const options = { url: config.DATABASE_URL, applicationName: 'openapi', poolSize: 1, onIdleError: () => {} }
const app = await buildApp({
  config,
  database: openDatabase(options),
  events: createEvents(),
  logger,
  state: createServiceState(),
  checks: {},
  version,
})
await app.ready()
process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`)
await app.close()
