import { z } from 'zod'
import { identifier, instant } from './identifier.ts'
import { emailAddress } from './text.ts'

/** Signs in. The password's length is not checked here, so that an old rule never locks anyone out. */
export const createSession = z.strictObject({ email: emailAddress, password: z.string().min(1).max(200) })

/** A place where the user is signed in. */
export const session = z
  .strictObject({
    id: identifier,
    userAgent: z.string(),
    createdAt: instant,
    lastSeenAt: instant.describe('To the hour.'),
    expiresAt: instant,
    current: z.boolean().describe('The one this request came with.'),
  })
  .meta({ id: 'Session' })

/** All of them, the newest first. */
export const sessionCollection = z.strictObject({ items: z.array(session) }).meta({ id: 'SessionCollection' })
