import pg from 'pg'
import { type Actor, enter, rehearsals } from './actor.ts'
import type { Statement } from './statement.ts'

/** A connection taken from the pool. */
export type PooledClient = pg.PoolClient

/** Runs a prepared statement and answers with its rows. */
export const run = async <Row>(on: pg.Pool | pg.PoolClient, statement: Statement): Promise<Row[]> => {
  const { name, text, values } = statement
  const result = await on.query({ name, text, values: values ? [...values] : [] })
  return result.rows as Row[]
}

/** Prepares a new connection for {@link readAs}, which takes the statements of `enter` for prepared. */
export const prepareConnection = (client: pg.ClientBase): Promise<unknown> =>
  Promise.all(rehearsals.map(statement => client.query({ ...statement, values: [...(statement.values ?? [])] })))

/**
 * Opens a transaction whose row-level security sees the actor of the entrance. The setting is local to the transaction, so a connection
 * never carries one request's user into the next.
 */
export const begin = (client: PooledClient, entrance: readonly Statement[]): Promise<unknown> => {
  const began = Promise.all([client.query('begin'), ...entrance.map(statement => run(client, statement))])
  // Awaited later, by whoever ends the transaction; a failure before that must not count as unhandled.
  began.catch(() => {})
  return began
}

/**
 * Runs one statement as the actor. The setting and the statement are sent with one Sync between them and the next, which
 * makes them a transaction of their own (PostgreSQL, section 54.2.4): nothing of it outlives the answer.
 */
export const readAs = async <Row>(pool: pg.Pool, actor: Actor, statement: Statement): Promise<Row[]> => {
  const { rows } = await pool.query<Row & pg.QueryResultRow>(new ScopedQuery(enter(actor), statement))
  return rows
}

/** What node-postgres's query class offers to those who extend it. */
interface Query extends pg.QueryConfig {
  prepare(connection: Connection): void
  handleCommandComplete(message: unknown, connection: Connection): void
}

interface Connection {
  bind(message: { statement: string; values: readonly unknown[] }): void
  execute(message: object): void
}

const Query = pg.Query as unknown as new (config: pg.QueryConfig) => Query

class ScopedQuery extends Query {
  readonly setting: Statement
  scoped = false

  constructor(setting: Statement, { name, text, values = [] }: Statement) {
    super({ name, text, values: [...values] })
    this.setting = setting
  }

  override prepare(connection: Connection): void {
    connection.bind({ statement: this.setting.name, values: this.setting.values ?? [] })
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
