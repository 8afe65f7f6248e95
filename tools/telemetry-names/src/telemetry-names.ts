import { createEvents as createApiEvents } from '@todo/api/events'
import type { Description } from '@todo/observability'
import { createEvents as createWebEvents } from '@todo/web/events'
import { createEvents as createWorkerEvents } from '@todo/worker/events'

/** What each service's `events.ts` defines. */
export const telemetryByService: Readonly<Record<'api' | 'web' | 'worker', readonly Description[]>> = {
  api: createApiEvents().registry.describe(),
  web: createWebEvents().registry.describe(),
  worker: createWorkerEvents().registry.describe(),
}

const suffixes: Partial<Record<Description['kind'], readonly string[]>> = {
  histogram: ['_bucket', '_count', '_sum'],
  summary: ['', '_count', '_sum'],
  event: [],
}

/** The series of a metric, as Prometheus names them. An event has none beyond its counter. */
export const seriesOf = ({ kind, name }: Description): string[] => (suffixes[kind] ?? ['']).map(suffix => name + suffix)

/**
 * Every series that the services expose, with its labels: dashboards, rules and alerts may name these, and what is
 * recorded from them. Labels that Prometheus adds (`job`, `instance`, `le`, `quantile`) are not among them, nor its own
 * metrics (`up`, `scrape_*`).
 */
export const knownSeries: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Map.groupBy(
    Object.values(telemetryByService)
      .flat()
      .flatMap(metric => seriesOf(metric).map(name => ({ name, labels: metric.labels }))),
    ({ name }) => name,
  )
    .entries()
    .map(([name, found]) => [name, new Set(found.flatMap(({ labels }) => labels))] as const),
)

/** The names of {@link knownSeries}, sorted. */
export const metricNames: readonly string[] = [...knownSeries.keys()].sort()

/** Every business event, as `event.name` in the logs. */
export const eventNames: readonly string[] = Object.values(telemetryByService)
  .flat()
  .flatMap(({ kind, name }) => (kind === 'event' ? [name] : []))
  .sort()
