import { type Child, startChild } from './child.ts'
import type { TargetName } from './dataset.ts'

export interface TargetOptions {
  readonly databaseUrl: string
  readonly userId: string
  readonly otlpUrl: string
  readonly log: string
}

/** Starts a target as it would run in production, on the database given. */
export const startTarget = (name: TargetName, { databaseUrl, userId, otlpUrl, log }: TargetOptions): Promise<Child> => {
  const env = { DATABASE_URL: databaseUrl }
  if (name !== 'api')
    return startChild({ folder: 'bench', file: `src/servers/${name}.ts`, log, env: { ...env, USER_ID: userId } })
  return startChild({
    folder: 'services/api',
    file: 'src/main.ts',
    preload: ['@todo/observability/register'],
    log,
    env: {
      ...env,
      PORT: '0',
      METRICS_PORT: '0',
      // One user sends what a city would.
      RATE_LIMIT_PER_MINUTE: '1000000',
      OTEL_SERVICE_NAME: 'api',
      OTEL_EXPORTER_OTLP_ENDPOINT: otlpUrl,
      OTEL_LOGS_EXPORTER: 'none',
      OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
      OTEL_TRACES_SAMPLER_ARG: '0.1',
    },
  })
}
