import { z } from 'zod'
import { emailAddress } from './text.ts'

/** Signs in. The password's length is not checked here, so that an old rule never locks anyone out. */
export const createSession = z.strictObject({ email: emailAddress, password: z.string().min(1).max(200) })
