import { databaseRole, databaseUrl, loadConfig } from '@todo/runtime'
import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: databaseUrl,
  DATABASE_ROLE: databaseRole.optional(),
  CONCURRENT_JOBS: z.literal(1).default(1),
})

/** @throws ConfigError with one sentence for each bad variable */
export const readConfig = () => loadConfig(schema)
