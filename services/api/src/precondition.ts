import type { FastifyRequest } from 'fastify'
import { etagOf, matches } from './answer.ts'
import { ProblemError } from './errors.ts'

const changed = (current: { version: number }) =>
  new ProblemError('precondition-failed', { headers: { etag: etagOf(current) }, extensions: { current } })

/**
 * An edit must name the version that it edits, so that it never undoes one that its author has not seen.
 *
 * @throws ProblemError `precondition-required`; `precondition-failed` with the current representation
 */
export const requireMatch = (request: FastifyRequest, current: { version: number }): void => {
  if (request.headers['if-match'] === undefined) throw new ProblemError('precondition-required')
  allowMatch(request, current)
}

/** Whether a condition must hold: then what it is compared with must not change before the work is done. */
export const isConditional = (request: FastifyRequest): boolean => request.headers['if-match'] !== undefined

/** The same as {@link requireMatch} for actions, which may leave If-Match out. */
export const allowMatch = (request: FastifyRequest, current: { version: number }): void => {
  const header = request.headers['if-match']
  if (header !== undefined && !matches(header, etagOf(current))) throw changed(current)
}

/** For a statement that found the row changed since it was read. */
export const staleSince = changed
