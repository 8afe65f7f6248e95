import { titles } from './scenarios.ts'
import { type TelemetryCost, type TelemetryName, telemetryNames } from './steps/telemetry-cost.ts'
import { ms, table, times } from './tables.ts'

const names: Record<TelemetryName, string> = {
  off: 'off',
  metrics: 'metrics',
  tenth: 'and tracing at 10 %',
  tenthAndLogs: 'and log lines over OTLP',
  all: 'metrics, and tracing at 100 %',
}

/** The part of the page about what telemetry costs. */
export const telemetrySection = (telemetry: TelemetryCost): string => `## What telemetry costs

CPU of the API's own process a request: the same server, telling nothing (its instruments record nothing), its metrics, and
traces, as Fastify, pg and Prisma Client make them, exported over OTLP to a collector of this machine.

${table(
  [
    'request',
    ...telemetryNames.map(name => names[name]),
    ...telemetryNames.slice(1).map(name => `${names[name]} against off`),
  ],
  (Object.keys(telemetry) as (keyof TelemetryCost)[]).map(scenario => [
    titles[scenario],
    ...telemetryNames.map(name => ms(telemetry[scenario][name].app.median)),
    ...telemetryNames.slice(1).map(name => times(telemetry[scenario][name].ratio)),
  ]),
)}`
