import { trace } from '@opentelemetry/api'
import * as prometheus from 'prom-client'
import type { HistogramDefinition, Labels, MetricDefinition, ReadDefinition } from './metric-definition.ts'

export type Counter<L extends string> = {
  /** Adds 1 (or `amount`, which must not be negative). */
  add(labels: Labels<L>, amount?: number): void
}

export type Gauge<L extends string> = {
  set(labels: Labels<L>, value: number): void
  add(labels: Labels<L>, amount: number): void
}

export type Histogram<L extends string> = {
  /** Takes one measurement, in the unit of the definition. */
  record(labels: Labels<L>, value: number): void
}

type Target = prometheus.Registry<typeof prometheus.Registry.OPENMETRICS_CONTENT_TYPE>

/** @param onReadFailure told when `read` rejects: the metric then has no value, and the scrape goes on without it */
export function createCounter<L extends string>(
  target: Target,
  definition: ReadDefinition<L>,
  onReadFailure?: () => void,
): Counter<L> {
  const counter: prometheus.Counter<L> = new prometheus.Counter({
    ...base(target, definition),
    ...collector(definition, onReadFailure, () => counter),
  })
  return { add: (labels, amount = 1) => counter.inc(labels, amount) }
}

/** @param onReadFailure as for {@link createCounter} */
export function createGauge<L extends string>(
  target: Target,
  definition: ReadDefinition<L>,
  onReadFailure?: () => void,
): Gauge<L> {
  const gauge: prometheus.Gauge<L> = new prometheus.Gauge({
    ...base(target, definition),
    ...collector(definition, onReadFailure, () => gauge),
  })
  return { set: (labels, value) => gauge.set(labels, value), add: (labels, amount) => gauge.inc(labels, amount) }
}

type Summed<L extends string> = {
  reset(): void
  remove(): void
  inc(labels: Labels<L>, value: number): void
}

/** Reads the metric anew at each scrape, when its definition says how. */
function collector<L extends string>(
  { read, labels }: ReadDefinition<L>,
  onReadFailure: (() => void) | undefined,
  metric: () => Summed<L>,
) {
  if (!read) return {}
  return {
    async collect() {
      // What is no longer read (a pool that was closed, a database that is away) must not stay at its last value.
      metric().reset()
      if (!labels?.length) metric().remove()
      try {
        for (const reading of await read()) metric().inc(reading.labels, reading.value)
      } catch {
        onReadFailure?.()
      }
    },
  }
}

export function createHistogram<L extends string>(target: Target, definition: HistogramDefinition<L>): Histogram<L> {
  const histogram = new prometheus.Histogram({
    ...base(target, definition),
    buckets: [...definition.buckets],
    enableExemplars: true,
  })
  return {
    record(labels, value) {
      const exemplarLabels = exemplar()
      histogram.observe(exemplarLabels ? { labels, value, exemplarLabels } : { labels, value })
    },
  }
}

function base(target: Target, { name, help, labels = [] }: MetricDefinition<string>) {
  return { name, help, labelNames: [...labels], registers: [target] }
}

// A trace that was not sampled cannot be opened: an exemplar would lead nowhere.
function exemplar(): { trace_id: string; span_id: string } | undefined {
  const span = trace.getActiveSpan()?.spanContext()
  return span && (span.traceFlags & 1) === 1 ? { trace_id: span.traceId, span_id: span.spanId } : undefined
}
