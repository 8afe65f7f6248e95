import type pg from 'pg'
import type { Statement } from './statement.ts'

/** A connection taken from the pool. */
export type PooledClient = pg.PoolClient

/** Runs a prepared statement and answers with its rows. */
export const run = async <Row>(on: pg.Pool | pg.PoolClient, statement: Statement): Promise<Row[]> => {
  const { name, text, values } = statement
  const result = await on.query({ name, text, values: values ? [...values] : [] })
  return result.rows as Row[]
}

/**
 * Opens a transaction whose row-level security sees `userId`. The setting is local to the transaction, so a connection
 * never carries one request's user into the next.
 */
export const begin = (client: PooledClient, userId: string): Promise<unknown> => {
  const began = Promise.all([
    client.query('begin'),
    client.query({ name: 'set-user', text: `select set_config('app.user_id', $1, true)`, values: [userId] }),
  ])
  // Awaited later, by whoever ends the transaction; a failure before that must not count as unhandled.
  began.catch(() => {})
  return began
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
