import { z } from 'zod'

/** NUL cannot be stored by Postgres, and half a surrogate pair would be replaced silently: both are refused. */
const storable = (maximum: number) =>
  z
    .string()
    .max(maximum)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: this very character is what is refused.
    .regex(/^[^\u0000]*$/u, 'must not contain the character NUL')
    .refine(text => text.isWellFormed(), 'must be well-formed Unicode')

/**
 * Text that may be empty, such as notes.
 *
 * @param maximum - Unicode code points at most, as Postgres counts
 */
export const freeText = (maximum: number) => storable(maximum)

/**
 * One line that says something: a name or a title. Surrounding blanks are dropped.
 *
 * @param maximum - Unicode code points at most, as Postgres counts
 */
export const oneLine = (maximum: number) =>
  storable(maximum)
    // NEXT LINE is a blank to Unicode and to Postgres, but not to \s.
    .regex(/[^\s\u0085]/, 'must not be blank')
    .regex(/^[^\n\r]*$/, 'must be a single line')
    .overwrite(text => text.trim())

/** An e-mail address, compared and stored in lower case. */
export const emailAddress = z
  .email('must be an e-mail address, such as ada@example.com')
  .max(254)
  .overwrite(address => address.toLowerCase())
