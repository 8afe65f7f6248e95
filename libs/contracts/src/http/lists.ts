import { z } from 'zod'
import { place } from './collection.ts'
import { identifier, instant, newIdentifier, version } from './identifier.ts'
import { oneLine } from './text.ts'

/** What a member may do in a list: a viewer reads, an editor changes todos, an owner does everything. */
export const role = z.enum(['owner', 'editor', 'viewer'])
/** See {@link role}. */
export type Role = z.infer<typeof role>

/** Names of the palette; each theme gives them a colour of its own. */
export const color = z.enum(['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'])
/** See {@link color}. */
export type Color = z.infer<typeof color>

/** A list as one of its members sees it: `role` and `position` are that member's own. */
export const list = z
  .strictObject({
    id: identifier,
    name: z.string(),
    color,
    role,
    position: z.string(),
    archivedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'List' })
/** See {@link list}. */
export type List = z.infer<typeof list>

/** A list in the collection, with the number of its open todos; subtasks are part of theirs. */
export const listSummary = list.extend({ openTodos: z.int().min(0) }).meta({ id: 'ListSummary' })
/** See {@link listSummary}. */
export type ListSummary = z.infer<typeof listSummary>

/** The whole collection: nobody has so many lists that pages would help. */
export const listCollection = z.strictObject({ items: z.array(listSummary) }).meta({ id: 'ListCollection' })

/** Body of `create-list`. */
export const createList = z.strictObject({
  id: newIdentifier.optional(),
  name: oneLine(100),
  color: color.default('slate'),
})

/** Body of `update-list`: a merge patch (RFC 7396). */
export const updateList = z.strictObject({ name: oneLine(100).optional(), color: color.optional() })

/** Body of `move-list`: the order is the member's own. */
export const moveList = z.strictObject({ place })
