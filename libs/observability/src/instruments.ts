import { trace } from '@opentelemetry/api'
import * as prometheus from 'prom-client'
import type { GaugeDefinition, HistogramDefinition, Labels, MetricDefinition } from './metric-definition.ts'

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

export function createCounter<L extends string>(target: Target, definition: MetricDefinition<L>): Counter<L> {
  const counter = new prometheus.Counter({ ...base(target, definition) })
  return { add: (labels, amount = 1) => counter.inc(labels, amount) }
}

/** @param onReadFailure told when `read` rejects: the gauge then has no value, and the scrape goes on without it */
export function createGauge<L extends string>(
  target: Target,
  definition: GaugeDefinition<L>,
  onReadFailure: () => void,
): Gauge<L> {
  const { read } = definition
  const gauge = new prometheus.Gauge({
    ...base(target, definition),
    ...(read && {
      async collect() {
        // What is no longer read (a pool that was closed, a database that is away) must not stay at its last value.
        gauge.reset()
        if (!definition.labels?.length) gauge.remove()
        try {
          for (const { labels, value } of await read()) gauge.set(labels, value)
        } catch {
          onReadFailure()
        }
      },
    }),
  })
  return { set: (labels, value) => gauge.set(labels, value), add: (labels, amount) => gauge.inc(labels, amount) }
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
