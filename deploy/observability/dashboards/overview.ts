import { type Board, metric, type Panel } from '../src/board.ts'

const stat = (
  title: string,
  description: string,
  unit: string,
  board: string,
  ...queries: Panel['queries']
): Panel => ({
  ...{ kind: 'stat', title, description, unit, queries },
  onward: { board },
})

const requests = 'http_server_request_duration_seconds'

export const overview: Board = {
  uid: 'overview',
  title: 'Platform overview',
  description: 'Is everything all right? Start here; each panel leads to the board that says why not.',
  rows: [
    {
      title: 'At a glance',
      panels: [
        {
          ...stat(
            'Up',
            'Whether each service answers Prometheus: 1 is yes.',
            'short',
            'api',
            metric('min by (service_name) (up)', '{{service_name}}'),
          ),
          limits: [1, 0],
          higherIsBetter: true,
        },
        {
          ...stat(
            'Alerts that fire',
            'Alerts by severity. Good is none.',
            'short',
            'journey',
            metric('count(ALERTS{alertstate="firing"}) or vector(0)', 'firing'),
          ),
          limits: [1, 3],
        },
        stat(
          'Requests a second',
          'What the API answers.',
          'reqps',
          'api',
          metric(`sum(rate(${requests}_count{service_name="api"}[$__rate_interval]))`, 'API'),
        ),
        {
          ...stat(
            'Jobs that wait',
            'Age of the oldest ready job.',
            's',
            'queue',
            metric('max(jobs_oldest_ready_age_seconds)', 'oldest'),
          ),
          limits: [30, 120],
        },
      ],
    },
    {
      title: 'Services',
      panels: [
        {
          ...{ kind: 'timeseries', title: 'CPU', unit: 'short', onward: { board: 'api' } },
          description: 'Cores that each service uses.',
          queries: [
            metric('sum by (service_name) (rate(process_cpu_seconds_total[$__rate_interval]))', '{{service_name}}'),
          ],
        },
        {
          ...{ kind: 'timeseries', title: 'Memory', unit: 'bytes', onward: { board: 'api' } },
          description: 'Resident memory of each service.',
          queries: [metric('sum by (service_name) (process_resident_memory_bytes)', '{{service_name}}')],
        },
        {
          ...{ kind: 'timeseries', title: 'Versions', unit: 'short', onward: { board: 'journey' } },
          description: 'Replicas by service and version: two versions at once are a rollout.',
          queries: [
            metric('count by (service_name, service_version) (target_info)', '{{service_name}} {{service_version}}'),
          ],
        },
      ],
    },
    {
      title: 'Telemetry itself',
      panels: [
        {
          ...{ kind: 'timeseries', title: 'Taken by the collector', unit: 'ops', onward: { logs: 'api' } },
          description: 'Spans and log records a second that the collector took.',
          queries: [
            metric('sum(rate(otelcol_receiver_accepted_spans[$__rate_interval]))', 'spans'),
            metric('sum(rate(otelcol_receiver_accepted_log_records[$__rate_interval]))', 'log records'),
          ],
        },
        {
          ...{ kind: 'timeseries', title: 'Waiting in the collector', unit: 'short', onward: { logs: 'api' } },
          description: 'Batches that wait for Jaeger or Loki. At the limit they are dropped.',
          queries: [
            metric('sum by (exporter) (otelcol_exporter_queue_size)', '{{exporter}}'),
            metric('sum by (exporter) (otelcol_exporter_queue_capacity)', 'limit {{exporter}}'),
          ],
        },
        {
          ...{
            kind: 'timeseries',
            title: 'Measurements that could not be read',
            unit: 'short',
            onward: { board: 'postgres' },
          },
          description: 'Scrapes at which a measurement was missing, mostly since the database did not answer.',
          queries: [
            metric(
              'sum by (service_name, metric) (increase(metric_read_failures_total[$__rate_interval]))',
              '{{service_name}} {{metric}}',
            ),
          ],
          emptyUntil: 'the database is away',
        },
      ],
    },
  ],
}
