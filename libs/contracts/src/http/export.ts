import { z } from 'zod'
import { account } from './accounts.ts'
import { listSummary } from './lists.ts'
import { tag } from './tags.ts'
import { todo } from './todos.ts'

/** Everything that an account holds. */
export const accountExport = z
  .strictObject({
    exportedAt: z.string(),
    account,
    lists: z.array(listSummary),
    todos: z.array(todo),
    tags: z.array(tag),
  })
  .meta({ id: 'AccountExport' })
