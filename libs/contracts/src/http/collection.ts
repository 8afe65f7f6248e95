import { z } from 'zod'

/** Query parameters of every collection: an opaque keyset cursor and a page size. */
export const pageQuery = {
  cursor: z.string().max(1000).optional().describe('The `nextCursor` of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
}

/** A page: `nextCursor` is null on the last one, and repeated as `Link: <…>; rel="next"` (RFC 8288). */
export const page = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })

/** Where to put an item among its siblings; the server answers with its new position. */
export const place = z.union(
  [z.enum(['first', 'last']), z.strictObject({ before: z.uuid() }), z.strictObject({ after: z.uuid() })],
  'must be "first", "last", {"before": id} or {"after": id}',
)
/** See {@link place}. */
export type Place = z.infer<typeof place>
