import pg from 'pg'
import type { Statement } from './statement.ts'

/** A connection taken from the pool. */
export type PooledClient = pg.PoolClient

/** Runs a prepared statement and answers with its rows. */
export const run = async <Row>(on: pg.Pool | pg.PoolClient, statement: Statement): Promise<Row[]> => {
  const { name, text, values } = statement
  const result = await on.query({ name, text, values: values ? [...values] : [] })
  return result.rows as Row[]
}

/** Names the user that row-level security sees until the transaction ends. It answers with no row. */
const setUser = {
  name: 'set-user',
  text: `select where set_config('app.user_id', $1, true) is null`,
} as const

/** Prepares a new connection for {@link readAs} and {@link begin}. */
export const prepareConnection = (client: pg.ClientBase): Promise<unknown> => client.query({ ...setUser, values: [''] })

/**
 * Opens a transaction whose row-level security sees `userId`. The setting is local to the transaction, so a connection
 * never carries one request's user into the next.
 */
export const begin = (client: PooledClient, userId: string): Promise<unknown> => {
  const began = Promise.all([client.query('begin'), client.query({ ...setUser, values: [userId] })])
  // Awaited later, by whoever ends the transaction; a failure before that must not count as unhandled.
  began.catch(() => {})
  return began
}

/**
 * Runs one statement as `userId`. The setting and the statement are sent with one Sync between them and the next, which
 * makes them a transaction of their own (PostgreSQL, section 54.2.4): nothing of it outlives the answer.
 */
export const readAs = async <Row>(pool: pg.Pool, userId: string, statement: Statement): Promise<Row[]> => {
  const { rows } = await pool.query<Row & pg.QueryResultRow>(new ScopedQuery(userId, statement))
  return rows
}

/** What node-postgres's query class offers to those who extend it. */
interface Query extends pg.QueryConfig {
  prepare(connection: Connection): void
  handleCommandComplete(message: unknown, connection: Connection): void
}

interface Connection {
  bind(message: { statement: string; values: unknown[] }): void
  execute(message: object): void
}

const Query = pg.Query as unknown as new (config: pg.QueryConfig) => Query

class ScopedQuery extends Query {
  readonly userId: string
  scoped = false

  constructor(userId: string, { name, text, values = [] }: Statement) {
    super({ name, text, values: [...values] })
    this.userId = userId
  }

  override prepare(connection: Connection): void {
    connection.bind({ statement: setUser.name, values: [this.userId] })
    connection.execute({})
    super.prepare(connection)
  }

  override handleCommandComplete(message: unknown, connection: Connection): void {
    // The first one answers the setting.
    if (this.scoped) super.handleCommandComplete(message, connection)
    this.scoped = true
  }
}

/** Rolls back and gives the connection back, or closes it when even that fails. */
export const abandon = async (client: PooledClient): Promise<void> => {
  try {
    await client.query('rollback')
    client.release()
  } catch (error) {
    client.release(error instanceof Error ? error : true)
  }
}
