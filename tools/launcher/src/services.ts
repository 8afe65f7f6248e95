import { join } from 'node:path'
import type { Config } from './config.ts'
import { root } from './places.ts'
import { freePorts } from './ports.ts'
import type { ServiceSpec } from './service-process.ts'

/** The roles of the database that the services run as. */
export const roles = { api: 'todo_api', worker: 'todo_worker' } as const

/** The services as they run for users, the web app built before. */
export const houseServices = (config: Config, databaseUrl: string): Promise<ServiceSpec[]> =>
  services(config, databaseUrl, 'production', withTelemetry('server/main.ts'))

/** The services for who changes them: Vite serves the web app from its sources. */
export const devServices = (config: Config, databaseUrl: string): Promise<ServiceSpec[]> =>
  services(config, databaseUrl, 'development', [join(import.meta.dirname, 'vite-server.ts')])

/**
 * In the order of their start. They run from their sources, which Node strips of types: what runs is what is read, and
 * nothing has to be compiled first. Images run the compiled code; their own tests see to it.
 */
async function services(config: Config, databaseUrl: string, NODE_ENV: string, web: string[]): Promise<ServiceSpec[]> {
  const [api, ...metrics] = await freePorts(4)
  const HOST = '127.0.0.1'
  const service = (name: string, args: readonly string[], env: Record<string, string>): ServiceSpec => ({
    name,
    args: ['--conditions=source', ...args],
    cwd: join(root, 'services', name),
    env: { NODE_ENV, METRICS_PORT: String(metrics.pop()), SHUTDOWN_TIMEOUT_MS: '10000', ...env },
  })
  const database = (role: string) => ({ DATABASE_URL: databaseUrl, DATABASE_ROLE: role })
  const address = { HOST, PORT: String(api), PUBLIC_URL: config.publicUrl }
  return [
    service('worker', withTelemetry('src/main.ts'), { ...database(roles.worker), PUBLIC_URL: config.publicUrl }),
    service('api', withTelemetry('src/main.ts'), { ...database(roles.api), ...address }),
    service('web', web, { HOST, PORT: String(config.port), API_URL: `http://${HOST}:${api}` }),
  ]
}

const withTelemetry = (main: string): string[] => ['--import', '@todo/observability/register', main]
