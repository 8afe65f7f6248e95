import { z } from 'zod'
import { pageQuery } from './collection.ts'
import { todo } from './todos.ts'

/** Views over all lists that are not archived, by the reader's own calendar. */
export const view = z.enum(['today', 'upcoming', 'all', 'completed', 'trash'])
/** See {@link view}. */
export type View = z.infer<typeof view>

/** Query of `read-view`. */
export const viewQuery = z.strictObject({ ...pageQuery })
/** See {@link viewQuery}. */
export type ViewQuery = z.infer<typeof viewQuery>

/** Query of `search-todos`. */
export const searchQuery = z.strictObject({
  q: z.string().regex(/\S/, 'must not be blank').max(200),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})

/** The best finds first. */
export const searchResult = z.strictObject({ items: z.array(todo) }).meta({ id: 'SearchResult' })
