import { join } from 'node:path'
import type { Config } from './config.ts'
import { root } from './places.ts'
import { freePorts } from './ports.ts'
import type { ServiceSpec } from './service-process.ts'

/** The roles of the database that the services run as. */
export const roles = { api: 'todo_api', worker: 'todo_worker' } as const

/**
 * The services of the house in the order of their start. They run from their sources, which Node strips of types: what
 * runs is what is read, and nothing has to be compiled first. Images run the compiled code; their own tests see to it.
 */
export async function houseServices(config: Config, databaseUrl: string, NODE_ENV: string): Promise<ServiceSpec[]> {
  const [api, ...metrics] = await freePorts(4)
  const HOST = '127.0.0.1'
  const PUBLIC_URL = config.publicUrl
  const service = (name: string, main: string, env: Record<string, string>): ServiceSpec => ({
    name,
    args: ['--conditions=source', '--import', '@todo/observability/register', main],
    cwd: join(root, 'services', name),
    env: { NODE_ENV, METRICS_PORT: String(metrics.pop()), SHUTDOWN_TIMEOUT_MS: '10000', ...env },
  })
  const database = (role: string) => ({ DATABASE_URL: databaseUrl, DATABASE_ROLE: role })
  return [
    service('worker', 'src/main.ts', { ...database(roles.worker), PUBLIC_URL }),
    service('api', 'src/main.ts', { ...database(roles.api), HOST, PORT: String(api), PUBLIC_URL }),
    service('web', 'server/main.ts', { HOST, PORT: String(config.port), API_URL: `http://${HOST}:${api}` }),
  ]
}
