import { type Board, metric } from '../src/board.ts'
import { poolPanel, processRow } from '../src/process-panels.ts'
import { answerRow, quantiles, requestRow } from '../src/request-panels.ts'

export const api: Board = {
  uid: 'api',
  title: 'API',
  description: 'Is the API answering, fast, and if not, where does it wait?',
  variables: [
    {
      name: 'route',
      label: 'Route',
      series: 'http_server_request_duration_seconds_count{service_name="api"}',
      of: 'http_route',
    },
  ],
  rows: [
    requestRow('api'),
    answerRow('api'),
    {
      title: 'What it depends on',
      panels: [
        poolPanel('api'),
        {
          kind: 'timeseries',
          title: 'Duration of statements',
          description: 'What statements took as the API sees them, the five slowest by their 95th percentile.',
          unit: 's',
          limits: [0.05, 0.5],
          queries: [
            metric(
              'topk(5, histogram_quantile(0.95, sum by (db_query_summary, le) (rate(db_client_operation_duration_seconds_bucket{service_name="api"}[$__rate_interval]))))',
              '{{db_query_summary}}',
            ),
          ],
          onward: { board: 'postgres' },
        },
        {
          kind: 'timeseries',
          title: 'Statements that failed',
          description: 'Failed statements a second by SQLSTATE. 08… and 57… mean that the database is away.',
          unit: 'ops',
          queries: [
            metric(
              'sum by (error_type) (rate(db_client_operation_duration_seconds_count{service_name="api",error_type!=""}[$__rate_interval]))',
              '{{error_type}}',
            ),
          ],
          onward: { board: 'postgres' },
          emptyUntil: 'the database is away',
        },
        {
          kind: 'timeseries',
          title: 'Live streams',
          description: 'Browsers that are told of changes as they happen.',
          unit: 'short',
          queries: [metric('sum(live_streams{service_name="api"})', 'open')],
          onward: { board: 'journey' },
        },
      ],
    },
    processRow('api'),
    {
      title: 'All statements',
      panels: [
        {
          kind: 'timeseries',
          title: 'Duration of all statements',
          description: 'What statements took, all of them together.',
          unit: 's',
          queries: quantiles('db_client_operation_duration_seconds', '{service_name="api"}'),
          onward: { traces: 'api' },
        },
        {
          kind: 'stat',
          title: 'Migrations pending',
          description: 'Migrations that this version needs and the database lacks. Good is 0.',
          unit: 'short',
          limits: [1, 1],
          queries: [metric('max(database_migrations_pending{service_name="api"})', 'pending')],
          onward: { board: 'postgres' },
        },
      ],
    },
  ],
}
