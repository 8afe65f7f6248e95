import { z } from 'zod'
import { identifier } from './identifier.ts'
import { problem } from './problem.ts'
import { todo, updateTodo } from './todos.ts'

const target = { todoId: identifier, version: z.int().min(1).optional() }

/** One change of many; `version` is its If-Match. */
export const bulkItem = z.discriminatedUnion('action', [
  z.strictObject({ ...target, action: z.literal('complete') }),
  z.strictObject({ ...target, action: z.literal('reopen') }),
  z.strictObject({ ...target, action: z.literal('trash') }),
  z.strictObject({ ...target, action: z.literal('restore') }),
  z.strictObject({ ...target, action: z.literal('delete') }),
  z.strictObject({ ...target, action: z.literal('update'), patch: updateTodo }),
  z.strictObject({ ...target, action: z.literal('move'), listId: identifier }),
])
/** See {@link bulkItem}. */
export type BulkItem = z.infer<typeof bulkItem>

/** Body of `change-todos`. */
export const changeTodos = z.strictObject({ items: z.array(bulkItem).min(1).max(100) })

/** A result for each item, in their order: what the single operation would have answered. */
export const bulkResult = z
  .strictObject({
    items: z.array(
      z.strictObject({ todoId: identifier, status: z.int(), todo: todo.optional(), problem: problem.optional() }),
    ),
  })
  .meta({ id: 'BulkResult' })
