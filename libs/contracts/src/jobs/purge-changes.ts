import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Forgets the changes of more than thirty days ago. */
export const purgeChanges = {
  name: 'purge-changes',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
