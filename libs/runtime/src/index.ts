export { type Environment, loadConfig } from './config.ts'
export { type ProbesOptions, probes } from './probes.ts'
export type { ReadinessCheck } from './readiness.ts'
export { runService, type Scope, type Service } from './run-service.ts'
export { type Address, serveHttp } from './serve-http.ts'
export { type MetricsOptions, serveMetrics } from './serve-metrics.ts'
export { serverOptions } from './server-options.ts'
export { createServiceState, type Phase, type ServiceState } from './service-state.ts'
export { ConfigError, StartError } from './start-error.ts'
export {
  databaseRole,
  databaseUrl,
  flag,
  host,
  logLevel,
  milliseconds,
  oneOf,
  port,
  ratio,
  secret,
  url,
  whole,
} from './variables.ts'
