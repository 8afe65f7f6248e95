import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Looks for the users whose morning has come, and hands over a digest for each. */
export const scheduleDigests = {
  name: 'schedule-digests',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
