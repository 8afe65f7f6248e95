import { z } from 'zod'
import { identifier, newIdentifier, version } from './identifier.ts'
import { color } from './lists.ts'
import { oneLine } from './text.ts'

/** A tag is its user's own: other members of a shared list do not see it. */
export const tag = z.strictObject({ id: identifier, name: z.string(), color, version }).meta({ id: 'Tag' })
/** See {@link tag}. */
export type Tag = z.infer<typeof tag>

/** All tags of the user. */
export const tagCollection = z.strictObject({ items: z.array(tag) }).meta({ id: 'TagCollection' })

/** Body of `create-tag`. */
export const createTag = z.strictObject({
  id: newIdentifier.optional(),
  name: oneLine(50),
  color: color.default('slate'),
})

/** Body of `update-tag`: a merge patch (RFC 7396). A name that another tag has merges the two. */
export const updateTag = z.strictObject({ name: oneLine(50).optional(), color: color.optional() })
