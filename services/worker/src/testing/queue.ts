import { randomUUID } from 'node:crypto'
import { createTestDatabase } from '@todo/testing'
import { makeWorkerUtils } from 'graphile-worker'
import pg from 'pg'
import { afterAll, beforeAll } from 'vitest'
import { type People, people } from './people.ts'

/** A database with the job queue in it, for the tests of one file, and what a producer does with it. */
export const useQueue = () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>
  let pool: pg.Pool
  let belongings: People
  beforeAll(async () => {
    database = await createTestDatabase()
    pool = new pg.Pool({ connectionString: database.url, max: 4 })
    belongings = people(pool)
  })
  afterAll(async () => {
    await pool.end()
    await database.drop()
  })
  return {
    get url() {
      return database.url
    },
    get pool() {
      return pool
    },
    get people() {
      return belongings
    },
    /** Empties the queue and the outbox. */
    async clear() {
      await pool.query('delete from graphile_worker._private_jobs; delete from mails; delete from reminders')
    },
    async addJob(name: string, payload: object, runAt?: Date) {
      const utils = await makeWorkerUtils({ connectionString: database.url })
      await utils.addJob(name, payload, runAt && { runAt })
      await utils.release()
    },
    async addSession(expiresIn: string) {
      const [user, session] = [randomUUID(), randomUUID()]
      await pool.query('insert into users (id, email, name) values ($1, $2, $3)', [user, `${user}@example.org`, 'Ada'])
      await pool.query(
        `insert into sessions (id, user_id, token_hash, created_at, expires_at)
          values ($1, $2, sha256($3::bytea), now() - interval '1 day', now() + $4::interval)`,
        [session, user, session, expiresIn],
      )
      return session
    },
    async sessions() {
      const { rows } = await pool.query<{ id: string }>('select id from sessions')
      return rows.map(({ id }) => id)
    },
    async jobs() {
      const { rows } = await pool.query(
        'select task_identifier, attempts, max_attempts, last_error from graphile_worker.jobs',
      )
      return rows
    },
  }
}
