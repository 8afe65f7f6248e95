import type { Queryable } from '../transaction.ts'

/** A job that used up its attempts. Its payload is not shown: it may hold a secret. */
export interface FailedJob {
  readonly id: string
  readonly task: string
  readonly attempts: number
  readonly since: Date
  readonly error: string
}

const dead = 'attempts >= max_attempts and locked_at is null'

/** The jobs that used up their attempts, oldest first. */
export const listFailedJobs = async (database: Queryable): Promise<readonly FailedJob[]> => {
  const { rows } = await database.query<FailedJob>(
    `select id::text, task_identifier as task, attempts::int, created_at as since, coalesce(last_error, 'the worker died') as error
      from graphile_worker.jobs where ${dead} order by id`,
  )
  return rows
}

/** Which ones: by their numbers, of one task, or all. */
export interface Selection {
  readonly ids?: readonly string[]
  readonly task?: string
}

/**
 * Lets failed jobs run again, at once and with all their attempts.
 *
 * @returns the numbers of those that do
 */
export const replayFailedJobs = async (database: Queryable, { ids, task }: Selection): Promise<readonly string[]> => {
  const { rows } = await database.query<{ id: string }>(
    `select id::text from graphile_worker.reschedule_jobs(array(
        select id from graphile_worker.jobs
          where ${dead} and ($1::bigint[] is null or id = any ($1)) and ($2::text is null or task_identifier = $2)
      ), run_at => now(), attempts => 0) order by id`,
    [ids ?? null, task ?? null],
  )
  return rows.map(({ id }) => id)
}
