import { collectDefaultMetrics, Registry as PrometheusRegistry } from 'prom-client'
import { createEvent, type Event, type EventDefinition, eventCounter } from './business-event.ts'
import { type Counter, createCounter, createGauge, createHistogram, type Gauge, type Histogram } from './instruments.ts'
import {
  type Description,
  type HistogramDefinition,
  type MetricDefinition,
  type ReadDefinition,
  validateDefinition,
} from './metric-definition.ts'
import { serviceIdentity } from './service-identity.ts'

/**
 * The telemetry names of one service: what its `events.ts` defines is all that dashboards and alerts may use.
 * Each function throws at definition time when a name, unit or label breaks the conventions.
 */
export type Registry = {
  /** A sum that only grows; the name ends in `_total`. With `read` it is asked for at each scrape. */
  counter<const L extends string = never>(definition: ReadDefinition<L>): Counter<L>
  /** A value that goes up and down; with `read` it is asked for at each scrape instead of being set. */
  gauge<const L extends string = never>(definition: ReadDefinition<L>): Gauge<L>
  /** A distribution over `buckets`, with exemplars from sampled traces. */
  histogram<const L extends string = never>(definition: HistogramDefinition<L>): Histogram<L>
  /** Something that happened in the business: a log line with `event.name` and a counter, from one call. */
  event<const L extends string = never, const F extends string = never>(definition: EventDefinition<L, F>): Event<L, F>
  /** Every definition as data, those of the process included, for generated docs and for checks of dashboards. */
  describe(): readonly Description[]
  /** The exposition in OpenMetrics text. */
  expose(): Promise<string>
  /** Content type of {@link Registry.expose}. @see https://prometheus.io/docs/specs/om/open_metrics_spec/ */
  readonly contentType: string
}

const readFailuresDefinition: MetricDefinition<'metric'> = {
  name: 'metric_read_failures_total',
  help: 'Scrapes at which a metric could not be read.',
  unit: 'count',
  labels: ['metric'],
}

/** @see https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/#resource-attributes-1 */
function targetInfo(): ReadDefinition<'service_name' | 'service_version'> {
  const { 'service.name': service_name, 'service.version': service_version } = serviceIdentity()
  return {
    name: 'target_info',
    help: 'Always 1: the name and the version of the service.',
    unit: 'count',
    labels: ['service_name', 'service_version'],
    read: () => [{ labels: { service_name, service_version }, value: 1 }],
  }
}

/** @returns a registry that already holds the metrics of the Node process (CPU, memory, event loop, garbage collection) */
export function createRegistry(): Registry {
  const prometheus = new PrometheusRegistry<typeof PrometheusRegistry.OPENMETRICS_CONTENT_TYPE>()
  prometheus.setContentType(PrometheusRegistry.OPENMETRICS_CONTENT_TYPE)
  collectDefaultMetrics({ register: prometheus })
  // Read before the first scrape, which strips `_total` from the names of counters.
  const descriptions: Description[] = describeProcessMetrics(prometheus.getMetricsAsArray())

  function define<D extends MetricDefinition<string>>(kind: Description['kind'], definition: D): D {
    validateDefinition(kind, definition)
    const { name, help, unit, labels = [], buckets } = definition as D & { buckets?: readonly number[] }
    descriptions.push({ kind, name, help, unit, labels, ...(buckets && { buckets }) })
    return definition
  }

  const readFailures = createCounter(prometheus, define('counter', readFailuresDefinition))
  const failed = (metric: string) => () => readFailures.add({ metric })
  createGauge(prometheus, define('gauge', targetInfo()))
  return {
    counter: definition => createCounter(prometheus, define('counter', definition), failed(definition.name)),
    gauge: definition => createGauge(prometheus, define('gauge', definition), failed(definition.name)),
    histogram: definition => createHistogram(prometheus, define('histogram', definition)),
    event: definition => {
      const counter = createCounter(prometheus, define('counter', eventCounter(definition)))
      descriptions.push({ ...definition, kind: 'event', unit: 'count', labels: definition.labels ?? [] })
      return createEvent(definition, counter)
    },
    describe: () => descriptions,
    expose: () => prometheus.metrics(),
    contentType: prometheus.contentType,
  }
}

/** What prom-client finds on Linux alone: the names are the same wherever the list is made. */
const linuxOnly: readonly Description[] = [
  { name: 'process_virtual_memory_bytes', help: 'Virtual memory size in bytes.', unit: 'bytes' },
  { name: 'process_heap_bytes', help: 'Process heap size in bytes.', unit: 'bytes' },
  { name: 'process_open_fds', help: 'Number of open file descriptors.', unit: 'count' },
  { name: 'process_max_fds', help: 'Maximum number of open file descriptors.', unit: 'count' },
].map(metric => ({ ...metric, kind: 'gauge', labels: [] }) as Description)

function describeProcessMetrics(metrics: readonly object[]): Description[] {
  const here = metrics.map(describeProcessMetric)
  return [...here, ...linuxOnly.filter(({ name }) => !here.some(found => found.name === name))]
}

function describeProcessMetric(metric: object): Description {
  // prom-client keeps these fields on its metrics without typing them.
  const { name, help, type, labelNames } = metric as { name: string; help: string; type: string; labelNames: string[] }
  const unit = /_(seconds|bytes)(_total)?$/.exec(name)?.[1] as 'seconds' | 'bytes' | undefined
  return { name, help, kind: type as Description['kind'], unit: unit ?? 'count', labels: labelNames }
}
