import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Deletes the sessions that nobody can use any more. */
export const purgeExpiredSessions = {
  name: 'purge-expired-sessions',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
