import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type EmbeddedPostgres, startEmbedded } from '@todo/database/embedded'
import { installJobs } from '@todo/database/jobs'
import { migrate } from '@todo/database/migrate'
import { freePorts } from '@todo/launcher/ports'
import pg from 'pg'
import { Replica, type ReplicaOptions } from './replica.ts'

export interface StandOptions {
  /** `false` loses acknowledged commits in a crash: a test shows that it would notice. Default `true`. */
  readonly durable?: boolean
}

/** What is tested: a Postgres as durable as in production and replicas of the API, in a folder of their own. */
export class Stand implements AsyncDisposable {
  readonly folder = mkdtempSync(join(tmpdir(), 'todo-hard-'))
  readonly #durable: boolean
  readonly #replicas: Replica[] = []
  #postgres: EmbeddedPostgres | undefined
  #up = Promise.withResolvers<void>()

  private constructor({ durable = true }: StandOptions) {
    this.#durable = durable
  }

  static async opened(options: StandOptions = {}): Promise<Stand> {
    const stand = new Stand(options)
    try {
      await stand.startPostgres()
      await migrate(stand.databaseUrl)
      await installJobs({ url: stand.databaseUrl, role: 'todo_worker' })
      return stand
    } catch (error) {
      await stand[Symbol.asyncDispose]()
      throw error
    }
  }

  get databaseUrl(): string {
    return this.postgres.url
  }

  get postgres(): EmbeddedPostgres {
    if (!this.#postgres) throw new Error('Postgres was not started')
    return this.#postgres
  }

  /** Resolves when Postgres accepts connections, now or later. */
  get postgresUp(): Promise<void> {
    return this.#up.promise
  }

  /** Starts Postgres, on the same port and data when it ran before. */
  async startPostgres(): Promise<void> {
    const options = { dataDir: join(this.folder, 'postgres'), durable: this.#durable }
    this.#postgres = await startEmbedded({ ...options, ...(this.#postgres && { port: this.#postgres.port }) })
    this.#up.resolve()
  }

  /** kill -9 of the server: it has no time to write what it holds in memory. */
  async killPostgres(): Promise<void> {
    this.#up = Promise.withResolvers()
    await this.postgres.kill()
  }

  /** A replica of the API that is ready. Tests are quicker than people, so limits for each of them are out of reach. */
  async replica(env: ReplicaOptions['env'] = {}, preload: ReplicaOptions['preload'] = []): Promise<Replica> {
    const [port = 0] = await freePorts(1)
    const replica = new Replica({
      port,
      preload,
      log: join(this.folder, `api-${this.#replicas.length + 1}.log`),
      env: {
        DATABASE_URL: this.databaseUrl,
        RATE_LIMIT_PER_MINUTE: '1000000',
        SIGN_INS_PER_MINUTE: '1000000',
        NODE_COMPILE_CACHE: join(this.folder, 'compiled'),
        ...env,
      },
    })
    this.#replicas.push(replica)
    return replica.start()
  }

  /** Carries out SQL as the owner of the tables, whom row-level security does not bind, on a connection of its own. */
  async sql<Row>(text: string, ...values: unknown[]): Promise<Row[]> {
    await using owner = await this.connect()
    return (await owner.client.query(text, values)).rows as Row[]
  }

  /** A connection of the owner of the tables. */
  async connect(): Promise<AsyncDisposable & { readonly client: pg.Client }> {
    const client = new pg.Client({ connectionString: this.databaseUrl })
    // Whoever waits for an answer hears of it; nobody else is to.
    client.on('error', () => {})
    await client.connect()
    return { client, [Symbol.asyncDispose]: () => client.end() }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.#replicas.map(replica => replica.kill()))
    await this.#postgres?.stop()
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 10 })
  }
}
