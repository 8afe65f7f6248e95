import pg from 'pg'

/** Waiting for a connection any longer would only make everybody wait: come back in a second. */
class PoolSaturatedError extends Error {
  override readonly name = 'PoolSaturatedError'
  /** SQLSTATE too_many_connections, as the server itself would say. */
  readonly code = '53300'

  constructor(waiting: number) {
    super(`${waiting} requests wait for a database connection already`)
  }
}

/** Requests that may wait for each connection of the pool. */
const waitingPerConnection = 10

type Connected = (error: Error | undefined, client: pg.PoolClient | undefined, release: () => void) => void

/** A pool whose queue has an end: beyond it, a request is refused at once instead of waiting for its timeout. */
export class BoundedPool extends pg.Pool {
  override connect(): Promise<pg.PoolClient>
  override connect(callback: Connected): void
  override connect(callback?: Connected): Promise<pg.PoolClient> | undefined {
    if (this.waitingCount >= this.options.max * waitingPerConnection) {
      const error = new PoolSaturatedError(this.waitingCount)
      if (!callback) return Promise.reject(error)
      callback(error, undefined, () => {})
      return undefined
    }
    if (!callback) return super.connect()
    super.connect(callback)
    return undefined
  }
}
