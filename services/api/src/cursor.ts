import { hash } from 'node:crypto'
import type { z } from 'zod'
import { invalid } from './errors.ts'

/** Ties a cursor to the filters and the order that it was made with. */
const fingerprint = (query: unknown): string => hash('sha1', JSON.stringify(query), 'base64url').slice(0, 8)

/** An opaque cursor: the keys of the last row of a page. */
export const encodeCursor = (query: unknown, keys: readonly string[]): string =>
  Buffer.from(JSON.stringify([fingerprint(query), ...keys])).toString('base64url')

/**
 * The keys to go on after.
 *
 * @throws ProblemError `validation-failed` for a cursor that this collection, with these filters, did not give out
 */
export const decodeCursor = (query: unknown, cursor: string, shapes: readonly z.ZodType<string>[]): string[] => {
  const refuse = () => invalid('cursor', 'must be a nextCursor of the same collection with the same filters')
  let parts: unknown
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString())
  } catch {
    throw refuse()
  }
  if (!Array.isArray(parts) || parts.length !== shapes.length + 1) throw refuse()
  const [print, ...keys] = parts
  const wellFormed = keys.every((key, index) => shapes[index]?.safeParse(key).success)
  if (print !== fingerprint(query) || !wellFormed) throw refuse()
  return keys
}
