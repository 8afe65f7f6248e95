import { createRegistry, httpServerMetrics, type Registry } from '@todo/observability'

/** Every telemetry name of this service. */
export const createEvents = () => {
  const registry = createRegistry()
  return { registry, http: httpServerMetrics(registry), browser: browserMetrics(registry) }
}

export type Events = ReturnType<typeof createEvents>

/**
 * What browsers report, by template of the page and class of device. The bounds hold the limits of good and poor.
 * @see https://web.dev/articles/vitals
 */
const browserMetrics = (registry: Registry) => {
  const labels = ['url_template', 'device_class'] as const
  return {
    lcp: registry.histogram({
      name: 'browser_web_vital_lcp_seconds',
      help: 'Largest Contentful Paint: time until the largest part of a page that was opened was seen.',
      unit: 'seconds',
      labels,
      buckets: [0.5, 1, 1.5, 2, 2.5, 3, 4, 6, 10],
    }),
    inp: registry.histogram({
      name: 'browser_web_vital_inp_seconds',
      help: 'Interaction to Next Paint: the slowest answer to a click or key of a visit.',
      unit: 'seconds',
      labels,
      buckets: [0.025, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 1, 2],
    }),
    cls: registry.histogram({
      name: 'browser_web_vital_cls',
      help: 'Cumulative Layout Shift: how much of a page moved by itself, a score without a unit.',
      unit: 'score',
      labels,
      buckets: [0.01, 0.05, 0.1, 0.15, 0.25, 0.5, 1],
    }),
    errors: registry.counter({
      name: 'browser_errors_total',
      help: 'Errors that nothing in the app caught, by their type.',
      unit: 'count',
      labels: ['url_template', 'error_type'],
    }),
    reports: registry.counter({
      name: 'browser_reports_total',
      help: 'Reports of browsers, by what became of them: accepted, refused or lost (the collector did not take them).',
      unit: 'count',
      labels: ['outcome'],
    }),
  }
}
