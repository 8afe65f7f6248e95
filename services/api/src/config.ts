import { databaseRole, databaseUrl, type Environment, host, loadConfig, port, url, whole } from '@todo/runtime'
import { z } from 'zod'

const isLoopback = (name: string) => ['localhost', '127.0.0.1', '[::1]'].includes(name) || name.endsWith('.localhost')

/** Over plain http anyone on the way can read the session; on this machine there is no way. */
const keepsSecrets = (address: string) => {
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || isLoopback(hostname)
}

const schema = z.object({
  DATABASE_URL: databaseUrl,
  /** The role that requests run as: row-level security binds it. */
  DATABASE_ROLE: databaseRole.default('todo_api'),
  DATABASE_POOL_SIZE: whole({ min: 1, max: 200 }).default(10),
  HOST: host.default('127.0.0.1'),
  PORT: port.default(3001),
  METRICS_PORT: port.default(9464),
  /** Where browsers find the app. */
  PUBLIC_URL: url
    .refine(keepsSecrets)
    .meta({ expected: 'an https address, or http on this machine, such as http://localhost:3000' })
    .default('http://localhost:3000'),
  /** Requests of one user, or of one address while nobody is signed in. */
  RATE_LIMIT_PER_MINUTE: whole({ min: 1, max: 1_000_000 }).default(1200),
  SIGN_INS_PER_MINUTE: whole({ min: 1, max: 1_000_000 }).default(10),
  /** Whose X-Forwarded-* headers are believed: addresses, networks, or the names of proxy-addr. */
  TRUST_PROXY: z
    .string()
    .min(1)
    .meta({ expected: 'addresses or networks with commas between, such as loopback or 10.0.0.0/8' })
    .default('loopback'),
})

export type Config = z.infer<typeof schema>

/** @throws ConfigError with one sentence for each bad variable */
export const readConfig = (env?: Environment): Config => loadConfig(schema, env)
