import { identifier } from '@todo/contracts'
import { z } from 'zod'

export const tagParams = z.object({ tagId: identifier })
