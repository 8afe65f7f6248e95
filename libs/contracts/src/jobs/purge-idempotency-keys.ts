import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Forgets the answers kept for retries after twenty-four hours. */
export const purgeIdempotencyKeys = {
  name: 'purge-idempotency-keys',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
