import { type OtlpReceiver, startOtlpReceiver } from '@todo/observability/testing'
import { createTestDatabase } from '@todo/testing'
import pg from 'pg'
import { afterAll } from 'vitest'
import { type RunningService, startService } from './service.ts'

export interface House {
  /** What the services exported. */
  readonly collected: Pick<OtlpReceiver, 'spans' | 'logs'>
  /** Where browsers go. */
  readonly url: string
  /** Runs SQL as the owner of the tables. */
  sql(text: string, values?: unknown[]): Promise<unknown[]>
  readonly services: readonly RunningService[]
  /** Asks the services to stop, which sends all that is still queued. */
  stop(): Promise<void>
}

interface HouseOptions {
  readonly env?: Readonly<Record<string, string>>
}

/**
 * The three services as processes of their own, on a database of their own, with a collector that keeps what it gets.
 * Call it once at the top of a test file, which it also cleans up after.
 */
export const startHouse = async ({ env = {} }: HouseOptions = {}): Promise<House> => {
  const collector = await startOtlpReceiver()
  const database = await createTestDatabase()
  const services: RunningService[] = []
  const stop = async () => {
    await Promise.all(services.map(service => service.stop()))
  }
  afterAll(async () => {
    await stop()
    await collector.close()
    await database.drop()
  })
  const settings = {
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OTEL_EXPORTER_OTLP_PROTOCOL: 'http/json',
    OTEL_BSP_SCHEDULE_DELAY: '100',
    OTEL_BLRP_SCHEDULE_DELAY: '100',
    LOG_LEVEL: 'trace',
    METRICS_PORT: '0',
    ...env,
  }
  const start = async (name: string, file: string, variables: Record<string, string>) => {
    const service = await startService({ name, file, env: { ...settings, ...variables } })
    services.push(service)
    return service.url
  }
  const sql = async (text: string, values: unknown[] = []) => {
    const client = new pg.Client({ connectionString: database.url })
    await client.connect()
    return client
      .query(text, values)
      .then(({ rows }) => rows)
      .finally(() => client.end())
  }
  const PUBLIC_URL = 'http://localhost:3000'
  const role = (name: string) => ({ DATABASE_URL: database.url, DATABASE_ROLE: name, PUBLIC_URL })
  await start('worker', 'src/main.ts', role('todo_worker'))
  const api = await start('api', 'src/main.ts', { ...role('todo_api'), PORT: '0', SIGN_INS_PER_MINUTE: '1000' })
  const url = await start('web', 'server/main.fixture.ts', { API_URL: api, PORT: '0' })
  return { collected: collector, url, services, stop, sql }
}
