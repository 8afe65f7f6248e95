import type pg from 'pg'

/** What statements run on: the pool, or a connection within a transaction. */
export type Queryable = Pick<pg.ClientBase, 'query'>

/** Commits when `work` resolves, and rolls back when it rejects. */
export const transaction = async <Result>(
  pool: pg.Pool,
  work: (client: Queryable) => Promise<Result>,
): Promise<Result> => {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // Closed, not given back: whatever state it is in, the server rolls back.
    client.release(true)
    throw error
  }
}
