import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Deletes what has been in the trash for thirty days. */
export const purgeTrash = {
  name: 'purge-trash',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
