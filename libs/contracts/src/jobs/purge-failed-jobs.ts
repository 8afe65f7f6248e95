import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Deletes jobs that nobody has replayed for thirty days. */
export const purgeFailedJobs = {
  name: 'purge-failed-jobs',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
