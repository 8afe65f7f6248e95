import { z } from 'zod'
import { identifier } from '../http/identifier.ts'
import type { JobDefinition } from './job.ts'

const payload = z.object({ invitationId: identifier, token: z.string() })

/** Writes the mail that carries an invitation's token. */
export const sendInvitation = {
  name: 'send-invitation',
  payload,
  maxAttempts: 12,
} as const satisfies JobDefinition<z.infer<typeof payload>>
