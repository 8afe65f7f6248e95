import { join } from 'node:path'
import type { BenchSession } from '../bench-session.ts'
import { type Child, root } from '../child.ts'
import { type Extent, load } from '../measure/load.ts'
import { alternate, type Measurement, type Schedule } from '../measure/rounds.ts'
import { type Spread, spread } from '../measure/statistics.ts'
import { type ordinaryNames, requestsOf } from '../scenarios.ts'
import { startApi } from '../targets.ts'

/** From nothing to everything. */
export const telemetryNames = ['off', 'metrics', 'tenth', 'tenthAndLogs', 'all'] as const
export type TelemetryName = (typeof telemetryNames)[number]

const scenarios = ['list', 'item', 'create'] as const satisfies readonly (typeof ordinaryNames)[number][]

/** CPU of the API's process a request, and how many times that without telemetry, round by round. */
export type TelemetryCost = Record<(typeof scenarios)[number], Record<TelemetryName, { app: Spread; ratio: Spread }>>

const silent = join(root, 'bench/src/servers/silent-metrics.ts')

const sampled = (url: string, ratio: string, logs: 'otlp' | 'none') => ({
  OTEL_EXPORTER_OTLP_ENDPOINT: url,
  OTEL_TRACES_SAMPLER: 'parentbased_traceidratio',
  OTEL_TRACES_SAMPLER_ARG: ratio,
  OTEL_LOGS_EXPORTER: logs,
})

const settings = (url: string): Record<TelemetryName, Parameters<typeof startApi>[1]> => ({
  off: { preload: [silent], env: {} },
  metrics: { env: {} },
  tenth: { env: sampled(url, '0.1', 'none') },
  tenthAndLogs: { env: sampled(url, '0.1', 'otlp') },
  all: { env: sampled(url, '1', 'none') },
})

/** What one request in ten runs is compiled after ten times as many; a few of those will do. */
const hot = (schedule: Schedule): Schedule => ({ ...schedule, warmUp: schedule.warmUp * 4 })

/** Measures the very same API, the less or the more it tells of itself. */
export const measureTelemetry = async (session: BenchSession, schedule: Schedule): Promise<TelemetryCost> => {
  await using servers = new AsyncDisposableStack()
  const started = {} as Record<TelemetryName, Child>
  for (const name of telemetryNames) {
    started[name] = servers.use(await startApi(session, settings(session.sink.url)[name]))
  }
  const results = {} as TelemetryCost
  for (const scenario of scenarios) {
    const requests = await requestsOf(scenario, 'api', session)
    const cases = telemetryNames.map(key => {
      const { pid, url } = started[key]
      return { key, pid, run: (extent: Extent) => load(url, extent, requests) }
    })
    const measured = await alternate(cases, hot(schedule), session.postmaster)
    const cost = (name: TelemetryName) => ({ app: spread(measured[name].map(({ app }) => app)), ratio: against(name) })
    const against = (name: TelemetryName) =>
      spread(measured[name].map(({ app }, round) => app / (measured.off[round] as Measurement).app))
    results[scenario] = Object.fromEntries(telemetryNames.map(name => [name, cost(name)])) as never
  }
  return results
}
