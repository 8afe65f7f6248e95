import { newIdentifier } from './identifier.ts'

/** Does it once: a retry with the same key is answered like the first try. */
export const once = (key = newIdentifier()) => ({ headers: { 'Idempotency-Key': key } })

/** Does it only to the version that the reader has seen (RFC 9110). */
export const ifMatch = (version: number) => ({ header: { 'If-Match': `"${version}"` } })
