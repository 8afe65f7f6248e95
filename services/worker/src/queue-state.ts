import type { Queryable } from './transaction.ts'

/** What is in the queue of one kind of job. */
export interface QueueState {
  readonly job: string
  readonly ready: number
  readonly running: number
  readonly scheduled: number
  readonly failed: number
  readonly oldestSeconds: number
}

const text = `select n.name as job,
    (count(*) filter (where j.attempts < j.max_attempts and j.locked_at is null and j.run_at <= now()))::int as ready,
    (count(*) filter (where j.locked_at is not null))::int as running,
    (count(*) filter (where j.attempts < j.max_attempts and j.locked_at is null and j.run_at > now()))::int as scheduled,
    (count(*) filter (where j.attempts >= j.max_attempts and j.locked_at is null))::int as failed,
    coalesce(extract(epoch from now() - min(j.run_at)
      filter (where j.attempts < j.max_attempts and j.locked_at is null and j.run_at <= now())), 0)::float as "oldestSeconds"
  from unnest($1::text[]) as n (name) left join graphile_worker.jobs j on j.task_identifier = n.name
  group by n.name`

/** The queue by these jobs; those without any are 0, so that an alert on them has something to compare. */
export const readQueue = async (database: Queryable, jobs: readonly string[]): Promise<readonly QueueState[]> => {
  const { rows } = await database.query<QueueState>({ name: 'read-queue', text, values: [jobs] })
  return rows
}
