import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Deletes mails after thirty days, whatever became of them. */
export const purgeMails = {
  name: 'purge-mails',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
