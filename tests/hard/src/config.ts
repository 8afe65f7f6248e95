import { loadConfig, whole } from '@todo/runtime'
import { z } from 'zod'

const schema = z.object({
  /** Times as many kills, keys, requests and seconds; 1 fits into CI. */
  HARD_FACTOR: whole({ min: 1, max: 100 }).default(1),
})

/** How often the default counts are to be repeated. */
export const { HARD_FACTOR: factor } = loadConfig(schema)
