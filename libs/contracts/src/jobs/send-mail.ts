import { z } from 'zod'
import { identifier } from '../http/identifier.ts'
import type { JobDefinition } from './job.ts'

const payload = z.object({ mailId: identifier })

/** Hands a mail that was written to the mail server. */
export const sendMail = {
  name: 'send-mail',
  payload,
  maxAttempts: 16,
} as const satisfies JobDefinition<z.infer<typeof payload>>
