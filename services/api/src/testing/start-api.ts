import { openDatabase } from '@todo/database'
import { createLogger } from '@todo/observability'
import { createServiceState } from '@todo/runtime'
import { createTestDatabase } from '@todo/testing'
import { afterAll, afterEach, expect } from 'vitest'
import { buildApp } from '../app.ts'
import { readConfig } from '../config.ts'
import { createEvents, type Events } from '../events.ts'
import { contractOf, type Document } from './contract.ts'

export type TestApi = Awaited<ReturnType<typeof startApi>>

/** Tests are quicker than people; those about limits set them. */
const unlimited = { RATE_LIMIT_PER_MINUTE: '1000000', SIGN_INS_PER_MINUTE: '1000000' }

const openTestDatabase = (url: string, role?: string, events?: Events) =>
  openDatabase({
    url,
    role,
    applicationName: `api-tests-${role ?? 'owner'}`,
    poolSize: 10,
    ...(events && { onStatement: events.statements.record }),
    onIdleError: error => {
      // A test may cut connections on purpose; nothing else breaks one.
      if (!error.message.includes('administrator command')) throw error
    },
  })

/** Compares every answer of a test with the OpenAPI document; a test whose answers break it fails. */
const keepToContract = (app: Awaited<ReturnType<typeof buildApp>>, document: () => Document) => {
  const breaches: string[] = []
  let breachOf: ReturnType<typeof contractOf> | undefined
  app.addHook('onSend', async (request, reply, payload) => {
    if (request.method === 'HEAD' || request.url.startsWith('/v1/docs')) return
    breachOf ??= contractOf(document())
    const breach = breachOf({
      operationId: request.routeOptions.config.operationId,
      status: reply.statusCode,
      contentType: String(reply.getHeader('content-type') ?? '').replace(/;.*/, ''),
      payload: typeof payload === 'string' ? payload : '',
    })
    if (breach) breaches.push(breach)
  })
  afterEach(() => expect(breaches.splice(0)).toEqual([]))
  return breaches
}

/**
 * The API as `main.ts` starts it, on a database of its own with the role that requests run as. Call it once at the top of
 * a test file, which it also cleans up after.
 */
export const startApi = async (settings: Readonly<Record<string, string>> = {}) => {
  const testDatabase = await createTestDatabase()
  const config = readConfig({ DATABASE_URL: testDatabase.url, ...unlimited, ...settings })
  const log: string[] = []
  const destination = { write: (line: string) => void log.push(line) }
  const events = createEvents()
  const database = openTestDatabase(testDatabase.url, config.DATABASE_ROLE, events)
  const owner = openTestDatabase(testDatabase.url)
  const app = await buildApp({
    config,
    database,
    events,
    logger: createLogger({ name: 'api', level: 'trace', destination }),
    state: createServiceState(),
    checks: {},
    version: '0.0.0',
  })
  const document = () => app.swagger() as object as Document
  const breaches = keepToContract(app, document)
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  afterAll(async () => {
    await app.close()
    await Promise.all([database.close(), owner.close()])
    await testDatabase.drop()
  })
  return {
    app,
    events,
    url,
    /** Of the database, as the owner of its tables. */
    databaseUrl: testDatabase.url,
    /** What the API says of itself. */
    document: document(),
    /** As the API has it: row-level security binds it. */
    database,
    /** What was logged, a line each. */
    log,
    /** Answers so far of the running test that break the contract. */
    breaches,
    /** Runs SQL as the owner of the tables, whom nothing but constraints binds. */
    async sql<Row = Record<string, unknown>>(text: string, ...values: unknown[]): Promise<Row[]> {
      return (await owner.pool.query(text, values)).rows as Row[]
    },
    ownerPool: owner.pool,
  }
}
