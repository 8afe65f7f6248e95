import type { Job } from '@todo/contracts'
import type { Transaction } from '@todo/database'

/** Hands a job to the worker, in the transaction of the change that it is about: both happen, or neither. */
export const enqueue = async <Payload>(tx: Transaction, job: Job<Payload>, payload: Payload): Promise<void> => {
  await tx.query({
    name: 'enqueue-job',
    text: 'select 1 from app.enqueue_job($1::text, $2::json)',
    values: [job.name, JSON.stringify(job.payload.parse(payload))],
  })
}
