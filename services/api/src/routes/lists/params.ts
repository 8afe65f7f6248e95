import { identifier } from '@todo/contracts'
import { z } from 'zod'

export const listParams = z.object({ listId: identifier })
