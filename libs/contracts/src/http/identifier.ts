import { z } from 'zod'

/** UUIDv7 (RFC 9562), which a client may choose so that it can retry, or show an item before it is stored. */
export const newIdentifier = z.uuidv7()

/** Any identifier that a request refers to. */
export const identifier = z.uuid()

/** A row's version, counted from 1; the ETag of its representation is `"<version>"`. */
export const version = z.int().min(1)

/** An instant (RFC 3339, in UTC, milliseconds). */
export const instant = z.iso.datetime({ precision: 3 })
