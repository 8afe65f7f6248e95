import { type Fault, lines, metric, type Onward, type Panel, type Row } from './board.ts'

const requests = 'http_server_request_duration_seconds'

/** Quantiles of a histogram, with exemplars on the highest. */
export const quantiles = (histogram: string, selector = '', by?: string): Panel['queries'] =>
  [0.5, 0.95, 0.99].map(q => ({
    ...metric(
      `histogram_quantile(${q}, sum by (${by ? `${by}, ` : ''}le) (rate(${histogram}_bucket${selector}[$__rate_interval])))`,
      `p${q * 100}${by ? ` {{${by}}}` : ''}`,
    ),
    exemplars: q === 0.99,
  }))

/** Rate, errors and duration of an HTTP server, by the routes chosen. */
export function requestRow(service: string): Row {
  const chosen = `service_name="${service}",http_route=~"$route"`
  const onward: Onward = { traces: service }
  return {
    title: 'Requests: rate, errors, duration',
    panels: [
      {
        kind: 'timeseries',
        title: 'Requests a second',
        description: 'Requests that were answered, by route.',
        unit: 'reqps',
        queries: [
          metric(`sum by (http_route) (rate(${requests}_count{${chosen}}[$__rate_interval]))`, '{{http_route}}'),
        ],
        onward,
      },
      {
        kind: 'timeseries',
        title: 'Share that failed',
        description: 'Answers of 500 and above among all. The objective allows one in a thousand.',
        unit: 'percentunit',
        limits: [0.001, 0.01],
        queries: [
          metric(
            `(sum(rate(${requests}_count{${chosen},http_response_status_code=~"5.."}[$__rate_interval])) or vector(0)) / sum(rate(${requests}_count{${chosen}}[$__rate_interval]))`,
            'failed',
          ),
        ],
        onward: { logs: service },
      },
      {
        kind: 'timeseries',
        title: 'Duration',
        description:
          'How long answers took; a point on the graph opens the trace of one request. Good is below 250 ms.',
        unit: 's',
        limits: [0.25, 1],
        queries: quantiles(requests, `{${chosen}}`),
        onward,
      },
    ],
  }
}

/** What else answers said, and how many were under way. */
export function answerRow(service: string): Row {
  return {
    title: 'Answers',
    panels: [
      {
        kind: 'timeseries',
        title: 'Answers by status',
        description: 'Answers a second by status code. Many of 429 or 503 mean that requests are turned away.',
        unit: 'reqps',
        queries: [
          metric(
            `sum by (http_response_status_code) (rate(${requests}_count{service_name="${service}",http_route=~"$route"}[$__rate_interval]))`,
            '{{http_response_status_code}}',
          ),
        ],
        onward: { logs: service },
      },
      {
        kind: 'timeseries',
        title: 'Requests under way',
        description:
          'Requests that wait for their answer; live streams are not counted. A rise without more requests means waiting.',
        unit: 'short',
        queries: [
          metric(
            `sum by (http_request_method) (http_server_active_requests{service_name="${service}"})`,
            '{{http_request_method}}',
          ),
        ],
        onward: { traces: service },
      },
      errorLines(service),
    ],
  }
}

const faults: Readonly<Record<string, Fault>> = { web: 'the API is away', worker: 'a job fails for good' }

/** The last lines that tell of trouble. */
export const errorLines = (service: string): Panel => ({
  kind: 'logs',
  title: 'Warnings and errors',
  description: 'What the service logged as warnings and errors; each line leads to its trace.',
  unit: 'none',
  queries: [lines(`{service_name="${service}"} | detected_level=~"warn|error|fatal"`)],
  onward: { logs: service },
  emptyUntil: faults[service] ?? 'the database is away',
})
