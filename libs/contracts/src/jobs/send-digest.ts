import { z } from 'zod'
import { calendarDate } from '../http/due.ts'
import { identifier } from '../http/identifier.ts'
import type { JobDefinition } from './job.ts'

const payload = z.object({ userId: identifier, day: calendarDate })

/** Writes the mail of one user's day, if anything is due on it. */
export const sendDigest = {
  name: 'send-digest',
  payload,
  maxAttempts: 8,
} as const satisfies JobDefinition<z.infer<typeof payload>>
