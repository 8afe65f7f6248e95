import type { JobDefinition } from '@todo/contracts'
import { traceKey } from '@todo/contracts'
import type { Transaction } from '@todo/database'
import { traceParent } from '@todo/observability'

/** Hands a job to the worker, in the transaction of the change that it is about: both happen, or neither. */
export const enqueue = async <Payload extends object>(
  tx: Transaction,
  job: JobDefinition<Payload>,
  payload: Payload,
): Promise<void> => {
  const trace = traceParent()
  const content = { ...job.payload.parse(payload), ...(trace && { [traceKey]: trace }) }
  await tx.query({
    name: 'enqueue-job',
    text: 'select 1 from app.enqueue_job($1::text, $2::text, $3::int)',
    values: [job.name, JSON.stringify(content), job.maxAttempts],
  })
}
