import { purgeFailedJobs } from '@todo/contracts'
import { purgeHandler } from '../purge.ts'

export const purgeFailedJobsHandler = purgeHandler({
  definition: purgeFailedJobs,
  schedule: '30 4 * * *',
  table: 'graphile_worker._private_jobs',
  key: 'id',
  where: `attempts >= max_attempts and locked_at is null and run_at < now() - interval '30 days'`,
})
