import { identifier } from '@todo/contracts'
import { z } from 'zod'

export const todoParams = z.object({ todoId: identifier })
