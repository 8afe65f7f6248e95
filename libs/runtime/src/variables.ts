/** Variables that services share; add `.default(…)` or `.optional()` where one may be left out. */
import { logLevels } from '@todo/observability'
import { z } from 'zod'

/** A TCP port; 0 lets the system choose. */
export const port = whole({ min: 0, max: 65_535, expected: 'a port number from 0 to 65535' })

/** The address to listen on. */
export const host = z.string().min(1).meta({ expected: 'an address to listen on, such as 127.0.0.1 or 0.0.0.0' })

/** The least severe level that is logged. */
export const logLevel = oneOf(logLevels)

/** A span of time in milliseconds. */
export const milliseconds = whole({ min: 0, max: 86_400_000, expected: 'a number of milliseconds from 0 to 86400000' })

/** An absolute http or https URL. */
export const url = z
  .url({ protocol: /^https?$/ })
  .meta({ expected: 'an http or https URL, such as http://127.0.0.1:3001' })

/** A PostgreSQL connection URL; secret, since it may hold a password. */
export const databaseUrl = z
  .url({ protocol: /^postgres(ql)?$/ })
  .meta({ expected: 'a PostgreSQL URL, such as postgres://user:password@127.0.0.1:5432/todo', secret: true })

/** A role to act as in the database. */
export const databaseRole = z
  .string()
  .regex(/^[a-z_][a-z0-9_]{0,62}$/)
  .meta({ expected: 'the name of a database role in lower case, such as todo_worker' })

/** A yes or no: `true` or `false`, `1` or `0`. */
export const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform(value => value === 'true' || value === '1')
  .meta({ expected: 'true or false' })

/** A secret of at least so many characters; its value is never shown. */
export function secret(minimum: number) {
  return z
    .string()
    .min(minimum)
    .meta({ expected: `a secret of at least ${minimum} characters`, secret: true })
}

/** A whole number in a range, both ends included. */
export function whole(range: { min: number; max: number; expected?: string }) {
  const { min, max, expected = `a whole number from ${min} to ${max}` } = range
  // Number() would take '', '0x10' and '1e3' as well.
  return z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(min).max(max)).meta({ expected })
}

/** A share, from 0 to 1. */
export const ratio = z
  .string()
  .regex(/^(0|1|0?\.\d+|[01]\.\d+)$/)
  .transform(Number)
  .pipe(z.number().min(0).max(1))
  .meta({ expected: 'a share from 0 to 1, such as 0.1' })

/** One of a few words. */
export function oneOf<const W extends readonly [string, ...string[]]>(words: W) {
  return z.enum(words).meta({ expected: `one of ${words.join(', ')}` })
}
