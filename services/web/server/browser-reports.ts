import rateLimit from '@fastify/rate-limit'
import { type BrowserReport, browserReport } from '@todo/contracts'
import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Collector } from './collector.ts'
import type { Events } from './events.ts'

export interface BrowserReportsOptions {
  readonly events: Events['browser']
  readonly collector: Collector
  /** The share of visits that report vitals and traces. */
  readonly sampleRatio: number
}

/** Bytes of a report at most: browsers refuse to send more than this while a page is being left. */
const bodyLimit = 64 * 1024
const perMinute = 60
/** Milliseconds that a browser's clock may be wrong by. */
const clockError = 24 * 3_600_000

class RefusedError extends Error {
  readonly statusCode: number

  constructor(message: string, statusCode: number) {
    super(message)
    this.statusCode = statusCode
  }
}

/** Browsers say where a request comes from; only the app's own pages have something to report. */
const refuseOthers = async ({ headers, host }: FastifyRequest) => {
  const { origin } = headers
  const site = headers['sec-fetch-site'] ?? (origin && URL.parse(origin)?.host === host ? 'same-origin' : 'unknown')
  if (site !== 'same-origin') throw new RefusedError('Only the pages of this app report here.', 403)
}

/** @throws RefusedError when it is no report, or of another time */
const read = (body: unknown): BrowserReport => {
  const { success, data } = browserReport.safeParse(body)
  if (!success) throw new RefusedError('This is no report of the app’s pages.', 400)
  const times = [...data.spans.flatMap(({ start, end }) => [start, end]), ...data.errors.map(({ at }) => at)]
  if (times.some(time => Math.abs(time - Date.now()) > clockError)) {
    throw new RefusedError('The clock of this browser is wrong by more than a day.', 400)
  }
  return data
}

const measure = ({ device, vitals, errors }: BrowserReport, metrics: Events['browser']) => {
  for (const { name, value, page } of vitals) {
    metrics[name].record({ url_template: page, device_class: device }, value)
  }
  for (const { type, page } of errors) metrics.errors.add({ url_template: page, error_type: knownType(type) })
}

/** Types of errors have no bound; those of the language have. */
const knownType = (type: string): string =>
  /^(Error|(Type|Range|Reference|Syntax|Aggregate|URI)Error|DOMException|Failure)$/.test(type) ? type : 'other'

/** What browsers tell of a visit: measured here, and passed on to the collector. */
export const browserReports = fp<BrowserReportsOptions>(
  async (app, { events, collector, sampleRatio }) => {
    await app.register(rateLimit, { global: false })
    // What a report is about has traces of its own.
    const config = { otel: false, rateLimit: { max: perMinute, timeWindow: 60_000 } }
    app.get('/telemetry', { config: { otel: false } }, (_request, reply) =>
      reply.header('cache-control', 'private, max-age=3600').send({ sampleRatio }),
    )
    app.post('/telemetry', { config, bodyLimit, onRequest: refuseOthers, errorHandler }, async (request, reply) => {
      const report = read(request.body)
      measure(report, events)
      // Nobody waits for the collector.
      void collector.deliver(report).then(taken => events.reports.add({ outcome: taken ? 'accepted' : 'lost' }))
      return reply.code(204).send()
    })

    function errorHandler(error: Error, _request: FastifyRequest, _reply: unknown): never {
      events.reports.add({ outcome: 'refused' })
      throw error
    }
  },
  { name: 'browser-reports', dependencies: ['security-headers', 'observe-http'] },
)
