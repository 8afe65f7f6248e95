import { type Environment, host, loadConfig, logLevel, port, ratio, url } from '@todo/runtime'
import { z } from 'zod'

const schema = z.object({
  HOST: host.default('127.0.0.1'),
  PORT: port.default(3000),
  METRICS_PORT: port.default(9464),
  LOG_LEVEL: logLevel.default('info'),
  API_URL: url.describe('Where the API is; requests to /v1 are passed on to it.'),
  OTEL_EXPORTER_OTLP_ENDPOINT: url.optional().describe('The collector, to which reports of browsers are passed on.'),
  BROWSER_SAMPLE_RATIO: ratio.default(1).describe('The share of visits that report how fast pages are, and traces.'),
  TRUST_PROXY: z.string().default('loopback').describe('Addresses whose X-Forwarded-* headers are believed.'),
})

export type Config = z.infer<typeof schema>

export const readConfig = (env?: Environment): Config => loadConfig(schema, env)
