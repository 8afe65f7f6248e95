import { type JobDefinition, traceKey } from '@todo/contracts'
import { sending } from '@todo/observability'
import type { Queryable } from './transaction.ts'

/** Hands a job over. A job of the same key that has not begun is replaced. */
export const enqueue = async <Payload extends object>(
  database: Queryable,
  job: JobDefinition<Payload>,
  payload: Payload,
  key?: string,
): Promise<void> => {
  const content = job.payload.parse(payload)
  await sending(job.name, trace =>
    database.query({
      name: 'enqueue-job',
      text: 'select 1 from app.enqueue_job($1::text, $2::text, $3::int, null, $4::text)',
      values: [job.name, JSON.stringify({ ...content, [traceKey]: trace }), job.maxAttempts, key ?? null],
    }),
  )
}
