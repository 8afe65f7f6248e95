import { type Logger, observeHttp } from '@todo/observability'
import { probes, type ServiceState, serverOptions } from '@todo/runtime'
import fastify, { type FastifyError } from 'fastify'
import { apiProxy } from './api-proxy.ts'
import { browserReports } from './browser-reports.ts'
import { openCollector } from './collector.ts'
import type { Config } from './config.ts'
import type { Events } from './events.ts'
import { sendProblem } from './problem.ts'
import { securityHeaders } from './security-headers.ts'
import { builtSite, site } from './site.ts'
import { version } from './version.ts'

export interface AppOptions {
  readonly config: Pick<Config, 'API_URL' | 'TRUST_PROXY' | 'BROWSER_SAMPLE_RATIO' | 'OTEL_EXPORTER_OTLP_ENDPOINT'>
  readonly events: Events
  readonly logger: Logger
  readonly state: ServiceState
  /** The folder of the built app. */
  readonly root?: string
}

/** Builds the server of the web app; nothing listens yet. */
export const buildApp = async ({ config, events, logger, state, root = builtSite }: AppOptions) => {
  const app = fastify({ ...serverOptions(logger), trustProxy: config.TRUST_PROXY })
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    // What a client did wrong (a malformed address, an impossible range) has its status already.
    if (error.statusCode && error.statusCode < 500) return reply.send(error)
    request.log.error({ err: error }, 'request failed')
    return sendProblem(reply, 500, 'This page could not be served. Load it again in a moment.')
  })
  await app.register(securityHeaders)
  await app.register(probes, { state, logger })
  await app.register(observeHttp, { metrics: events.http })
  await app.register(browserReports, {
    events: events.browser,
    collector: openCollector(config.OTEL_EXPORTER_OTLP_ENDPOINT, version),
    sampleRatio: config.BROWSER_SAMPLE_RATIO,
  })
  await app.register(apiProxy, { apiUrl: config.API_URL })
  await app.register(site, { root })
  return app
}
