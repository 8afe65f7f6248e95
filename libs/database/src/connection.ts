import { PrismaPg } from '@prisma/adapter-pg'
import type pg from 'pg'
import { type Actor, entrance } from './actor.ts'
import { BoundedPool } from './bounded-pool.ts'
import { type Prisma, PrismaClient } from './generated/client.ts'
import { listen } from './listen.ts'
import { parsers } from './parsers.ts'
import { abandon, begin, type PooledClient, prepareConnection, readAs, run } from './scope.ts'
import type { Statement, Transaction } from './statement.ts'
import { type OnStatement, timeStatements } from './time-statements.ts'

/** A transaction in which Prisma Client and SQL see the same data. */
export interface PrismaTransaction extends Transaction {
  readonly prisma: Prisma.TransactionClient
}

/** The role could read everybody's rows; the message says what to do. */
export class UnboundRoleError extends Error {
  override readonly name = 'UnboundRoleError'
}

/** Settings of {@link openDatabase}. */
export interface DatabaseOptions {
  /** `postgresql://…`, of a login that may take on `role`. */
  readonly url: string
  /** The role that requests run as (`todo_api`, `todo_worker`); row-level security binds it. */
  readonly role?: string | undefined
  /** Shown in `pg_stat_activity`. */
  readonly applicationName: string
  /** Connections at most. */
  readonly poolSize: number
  /** Called when an idle connection breaks: it is replaced at the next use. */
  readonly onIdleError: (error: Error) => void
  /** Called after each statement, but for those that Prisma Client writes. */
  readonly onStatement?: OnStatement
  /** The `traceparent` of what is running, for jobs that triggers enqueue; undefined when it is not recorded. */
  readonly traceParent?: () => string | undefined
}

/** The database as one service's role sees it. Every method but `query` runs on behalf of somebody. */
export interface Database {
  readonly pool: pg.Pool
  /** One statement for nobody in particular: only what the role may do before a user is known. */
  query<Row>(statement: Statement): Promise<Row[]>
  /** One statement as the actor, in a transaction of its own and a single round trip. */
  read<Row>(actor: Actor, statement: Statement): Promise<Row[]>
  /** A transaction as the actor; it commits when `work` resolves and rolls back when it rejects. */
  transaction<Result>(actor: Actor, work: (tx: Transaction) => Promise<Result>): Promise<Result>
  /** The same through Prisma Client: comfortable, and several times the CPU (docs/reference/performance.md). */
  prismaTransaction<Result>(actor: Actor, work: (tx: PrismaTransaction) => Promise<Result>): Promise<Result>
  /** @throws UnboundRoleError unless the role is bound by row-level security */
  assertBound(): Promise<void>
  /**
   * Calls `onNotify` for each notification of a channel, and after each reconnection, on a connection of its own.
   *
   * @returns a function that stops it
   */
  listen(channel: string, onNotify: () => void): () => Promise<void>
  close(): Promise<void>
}

/** Milliseconds to wait for a connection, new or from a busy pool. */
const connectTimeout = 2_000
/** Milliseconds that one statement, or a pause inside a transaction, may take. */
const statementTimeout = 10_000

/** Opens a pool; nothing connects before the first query. */
export const openDatabase = (options: DatabaseOptions): Database => {
  const connection: pg.ClientConfig = {
    connectionString: options.url,
    application_name: options.applicationName,
    connectionTimeoutMillis: connectTimeout,
    options: [
      '-c timezone=UTC',
      `-c statement_timeout=${statementTimeout}`,
      `-c idle_in_transaction_session_timeout=${statementTimeout}`,
      ...(options.role ? [`-c role=${options.role}`] : []),
    ].join(' '),
    types: parsers,
  }
  const pool = new BoundedPool({
    ...connection,
    max: options.poolSize,
    idleTimeoutMillis: 60_000,
    // Statements of one transaction may be sent together, without waiting for each answer.
    pipeline: true,
    onConnect: prepareConnection,
  } as pg.PoolConfig)
  pool.on('error', options.onIdleError)
  // A connection can break between two statements of a transaction: the next one says so. Unheard, it would end the process.
  pool.on('connect', client => client.on('error', () => {}))
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  const timed = timeStatements(options.onStatement)
  const entering = (actor: Actor) => entrance(actor, options.traceParent?.())

  return {
    pool,
    query: statement => timed(statement.name, run(pool, statement)),

    read: (actor, statement) => timed(statement.name, readAs(pool, actor, statement)),

    async transaction(actor, work) {
      const client = (await pool.connect()) as PooledClient
      // Not awaited: the first statement of `work` travels with it.
      const began = begin(client, entering(actor))
      try {
        const result = await work({ query: statement => timed(statement.name, run(client, statement)) })
        await began
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        await abandon(client)
        // What went wrong first is the reason; what came after it only says that the transaction is aborted.
        throw await began.then(
          () => error,
          reason => reason,
        )
      }
    },

    prismaTransaction: (actor, work) =>
      prisma.$transaction(async tx => {
        for (const { text, values = [] } of entering(actor)) await tx.$executeRawUnsafe(text, ...values)
        const query = <Row>({ text, values = [] }: Statement) => tx.$queryRawUnsafe<Row[]>(text, ...values)
        return work({ prisma: tx, query })
      }),

    async assertBound() {
      const [role] = await run<{ name: string; unbound: boolean }>(pool, {
        name: 'assert-bound',
        text: `select rolname as name, rolsuper or rolbypassrls
            or exists (select from pg_class where oid = to_regclass('public.todos') and relowner = pg_roles.oid) as unbound
          from pg_roles where rolname = current_user`,
      })
      if (role?.unbound) {
        throw new UnboundRoleError(
          `The database role ${role.name} is not bound by row-level security: set DATABASE_ROLE to the role made for this service.`,
        )
      }
    },

    listen: (channel, onNotify) => listen(connection, channel, onNotify, options.onIdleError),

    async close() {
      await prisma.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}
