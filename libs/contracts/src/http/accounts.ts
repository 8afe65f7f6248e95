import { z } from 'zod'
import { timeZone } from './due.ts'
import { identifier, instant, newIdentifier, version } from './identifier.ts'
import { emailAddress, oneLine } from './text.ts'

/** A password that an account is opened with: length is what counts (NIST SP 800-63B). */
export const newPassword = z.string().min(10).max(200)

/** A language tag (BCP 47) that the runtime knows the form of. */
export const locale = z
  .string()
  .max(35)
  .refine(tag => {
    try {
      return Intl.getCanonicalLocales(tag).length === 1
    } catch {
      return false
    }
  }, 'must be a language tag such as en-GB')

/** How the account's owner wants to see dates and the app. */
export const settings = z.strictObject({
  timeZone,
  locale,
  weekStart: z.enum(['monday', 'saturday', 'sunday']),
  theme: z.enum(['system', 'light', 'dark']),
  dailyDigest: z.boolean().describe('A mail in the morning with what is due.'),
})
/** See {@link settings}. */
export type Settings = z.infer<typeof settings>

/** An account as its owner sees it. */
export const account = z
  .strictObject({
    id: identifier,
    email: z.string(),
    name: z.string(),
    settings,
    createdAt: instant,
    version,
  })
  .meta({ id: 'Account' })
/** See {@link account}. */
export type Account = z.infer<typeof account>

/** Opens an account and signs in. */
export const createAccount = z.strictObject({
  id: newIdentifier.optional(),
  email: emailAddress,
  name: oneLine(100),
  password: newPassword,
  timeZone: timeZone.default('UTC'),
  locale: locale.default('en'),
})

/** Body of `update-account`: a merge patch (RFC 7396). */
export const updateAccount = z.strictObject({ name: oneLine(100).optional(), settings: settings.partial().optional() })

/** Body of `change-password`. */
export const changePassword = z.strictObject({ currentPassword: z.string().min(1).max(200), newPassword })

/** Body of `delete-account`: the password once more, since nothing brings it back. */
export const deleteAccount = z.strictObject({ password: z.string().min(1).max(200) })
