import { databaseRole, databaseUrl, type Environment, host, loadConfig, port, whole } from '@todo/runtime'
import { z } from 'zod'

const schema = z.object({
  DATABASE_URL: databaseUrl,
  /** The role that jobs run as; by default that of the connection. */
  DATABASE_ROLE: databaseRole.optional(),
  /** Jobs at the same time; each may hold a connection. */
  CONCURRENT_JOBS: whole({ min: 1, max: 100 }).default(5),
  HOST: host.default('127.0.0.1'),
  METRICS_PORT: port.default(9465),
})

export type Config = z.infer<typeof schema>

/** @throws ConfigError with one sentence for each bad variable */
export const readConfig = (env?: Environment): Config => loadConfig(schema, env)
