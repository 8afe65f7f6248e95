import { z } from 'zod'
import { identifier, instant } from '../http/identifier.ts'
import type { JobDefinition } from './job.ts'

const payload = z.object({ reminderId: identifier, remindAt: instant })

/** Writes the mail of a reminder, at its time. Enqueued by the database, which knows when anything about it changes. */
export const sendReminder = {
  name: 'send-reminder',
  payload,
  maxAttempts: 16,
} as const satisfies JobDefinition<z.infer<typeof payload>>
