import type { JobDefinition } from '@todo/contracts'
import { traceKey } from '@todo/contracts'
import type { Transaction } from '@todo/database'
import { sending } from '@todo/observability'

/** Hands a job to the worker, in the transaction of the change that it is about: both happen, or neither. */
export const enqueue = async <Payload extends object>(
  tx: Transaction,
  job: JobDefinition<Payload>,
  payload: Payload,
): Promise<void> => {
  const content = job.payload.parse(payload)
  await sending(job.name, trace =>
    tx.query({
      name: 'enqueue-job',
      text: 'select 1 from app.enqueue_job($1::text, $2::text, $3::int)',
      values: [job.name, JSON.stringify({ ...content, ...(trace && { [traceKey]: trace }) }), job.maxAttempts],
    }),
  )
}
