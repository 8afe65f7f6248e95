import type { BenchSession } from './bench-session.ts'
import { type Child, type ChildOptions, startChild } from './child.ts'
import type { TargetName } from './dataset.ts'

export interface TargetOptions {
  readonly databaseUrl: string
  readonly userId: string
  readonly otlpUrl: string
  readonly log: string
}

/** Telemetry as in production, to the sink. */
const telemetry = (name: string, otlpUrl: string) => ({
  OTEL_SERVICE_NAME: name,
  OTEL_EXPORTER_OTLP_ENDPOINT: otlpUrl,
  OTEL_LOGS_EXPORTER: 'none',
  OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  OTEL_TRACES_SAMPLER_ARG: '0.1',
})

const register = '@todo/observability/register'

/** Starts a target as it would run in production, on the database given. */
export const startTarget = (name: TargetName, { databaseUrl, userId, otlpUrl, log }: TargetOptions): Promise<Child> => {
  const env = { DATABASE_URL: databaseUrl, USER_ID: userId }
  if (name !== 'api') return startChild({ folder: 'bench', file: `src/servers/${name}.ts`, log, env })
  return startApi({ databaseUrl, log }, { env: telemetry('api', otlpUrl) })
}

/** Starts the API, telling of itself what `env` says. */
export const startApi = (
  { databaseUrl, log }: Pick<BenchSession, 'databaseUrl' | 'log'>,
  { env, preload = [] }: Pick<ChildOptions, 'env' | 'preload'>,
): Promise<Child> =>
  startChild({
    folder: 'services/api',
    file: 'src/main.ts',
    preload: [register, ...preload],
    log,
    env: {
      DATABASE_URL: databaseUrl,
      PORT: '0',
      METRICS_PORT: '0',
      // One user sends what a city would.
      RATE_LIMIT_PER_MINUTE: '1000000',
      ...env,
    },
  })

/** Starts the worker as it would run in production, with a mail server of this machine. */
export const startWorker = ({ databaseUrl, sink, log }: BenchSession, smtpUrl: string): Promise<Child> =>
  startChild({
    folder: 'services/worker',
    file: 'src/main.ts',
    preload: [register],
    log,
    env: {
      DATABASE_URL: databaseUrl,
      DATABASE_ROLE: 'todo_worker',
      METRICS_PORT: '0',
      PUBLIC_URL: 'https://todo.example.org',
      SMTP_URL: smtpUrl,
      SMTP_TLS: 'off',
      MAIL_FROM: 'todo@example.org',
      ...telemetry('worker', sink.url),
    },
  })
