import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type EmbeddedPostgres, startEmbedded } from '@todo/database/embedded'
import { installJobs } from '@todo/database/jobs'
import { migrate } from '@todo/database/migrate'
import { buildWeb } from '@todo/launcher/build-web'
import { freePorts } from '@todo/launcher/ports'
import { openMailbox } from './mailbox.ts'
import { openPager } from './pager.ts'
import { Server } from './process.ts'
import { startServers } from './servers.ts'

const services = resolve(import.meta.dirname, '../../../services')

/** The whole house as processes: Postgres, the three services, a mail server, and all that watches them. */
export async function openStand() {
  const folder = mkdtempSync(join(tmpdir(), 'todo-stack-'))
  await using failed = new AsyncDisposableStack()
  failed.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }))
  await buildWeb({ logs: folder })
  const postgres = await Postgres.started(folder)
  failed.defer(() => postgres.stop())
  await migrate(postgres.url)
  await installJobs({ url: postgres.url, role: 'todo_worker' })
  const [pager, mailbox] = await Promise.all([openPager(), openMailbox()])
  failed.defer(async () => void (await Promise.all([pager.close(), mailbox.close()])))
  const [api = 0, web = 0, ...metrics] = await freePorts(5)
  const [apiMetrics = 0, webMetrics = 0, workerMetrics = 0] = metrics
  const targets = { services: { api: apiMetrics, web: webMetrics, worker: workerMetrics }, receiver: pager.url }
  const watching = await startServers(folder, targets)
  failed.defer(async () => void (await Promise.all(watching.servers.map(server => server.kill()))))
  const url = `http://localhost:${web}`
  const service = serviceIn(folder, watching.url.otlp)
  const database = (role: string) => ({ DATABASE_URL: postgres.url, DATABASE_ROLE: role, PUBLIC_URL: url })
  const house = {
    worker: service('worker', 'src/main.ts', workerMetrics, workerMetrics, {
      ...database('todo_worker'),
      ...{ SMTP_URL: mailbox.url, SMTP_TLS: 'off', MAIL_FROM: 'todo@example.org' },
    }),
    api: service('api', 'src/main.ts', apiMetrics, api, {
      ...database('todo_api'),
      ...{ PORT: String(api), RATE_LIMIT_PER_MINUTE: '1000000', SIGN_INS_PER_MINUTE: '1000000' },
    }),
    web: service('web', 'server/main.ts', webMetrics, web, { PORT: String(web), API_URL: `http://127.0.0.1:${api}` }),
  }
  failed.defer(async () => void (await Promise.all(Object.values(house).map(server => server.kill()))))
  await Promise.all(Object.values(house).map(server => server.start()))
  const opened = failed.move()
  return {
    ...house,
    ...{ url, postgres, pager, mailbox },
    watching,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  }
}

export type Stand = Awaited<ReturnType<typeof openStand>>

/** A service as it is started everywhere; what it exports leaves it twice a second. */
const serviceIn =
  (folder: string, otlp: string) =>
  (name: string, main: string, metrics: number, port: number, env: Record<string, string>): Server =>
    new Server({
      ...{ name, program: process.execPath, cwd: join(services, name), log: join(folder, `${name}.log`) },
      args: ['--conditions=source', '--import', '@todo/observability/register', main],
      readyAt: `http://127.0.0.1:${port}/readyz`,
      env: {
        ...{ NODE_ENV: 'production', METRICS_PORT: String(metrics), OTEL_EXPORTER_OTLP_ENDPOINT: otlp },
        ...{ OTEL_BSP_SCHEDULE_DELAY: '500', OTEL_BLRP_SCHEDULE_DELAY: '500' },
        ...env,
      },
    })

/** A Postgres that can be killed, and started again on the same port and data. */
class Postgres {
  readonly #dataDir: string
  #server: EmbeddedPostgres

  private constructor(dataDir: string, server: EmbeddedPostgres) {
    this.#dataDir = dataDir
    this.#server = server
  }

  static async started(folder: string): Promise<Postgres> {
    const dataDir = join(folder, 'postgres')
    return new Postgres(dataDir, await startEmbedded({ dataDir, durable: false }))
  }

  get url(): string {
    return this.#server.url
  }

  kill = (): Promise<void> => this.#server.kill()
  stop = (): Promise<void> => this.#server.stop()

  async restart(): Promise<void> {
    this.#server = await startEmbedded({ dataDir: this.#dataDir, durable: false, port: this.#server.port })
  }
}
