import { z } from 'zod'
import type { JobDefinition } from './job.ts'

/** Deletes the invitations that nobody can accept any more. */
export const purgeExpiredInvitations = {
  name: 'purge-expired-invitations',
  payload: z.object({}),
  maxAttempts: 3,
} as const satisfies JobDefinition
