import { z } from 'zod'
import { identifier } from './identifier.ts'

/**
 * Something that changed. `put` stands for a new or changed item, which the reader fetches by its id if it needs it;
 * `delete` for one that is gone, or that the reader may no longer see.
 */
export const change = z
  .strictObject({
    seq: z.string().describe('The place of this change in the feed.'),
    entity: z.enum(['list', 'todo', 'tag', 'account']),
    id: identifier,
    listId: identifier.nullable(),
    action: z.enum(['put', 'delete']),
    version: z.int().nullable(),
  })
  .meta({ id: 'Change' })
/** See {@link change}. */
export type Change = z.infer<typeof change>

/** Changes in the order of the feed. Go on with `next`; `more` tells that there are some already. */
export const changePage = z
  .strictObject({ items: z.array(change), next: z.string(), more: z.boolean() })
  .meta({ id: 'ChangePage' })

/** A place in the feed; opaque to clients. No longer than what Postgres takes, and without leading zeros, which it reads as octal. */
export const feedPosition = z
  .string()
  .regex(/^(0|[1-9]\d{0,18})-(0|[1-9]\d{0,17})$/, 'must be a `next` or `seq` of the feed')

/** Query of `list-changes`: without `since` it answers with the present end of the feed and no items. */
export const listChangesQuery = z.strictObject({
  since: feedPosition.optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
})
