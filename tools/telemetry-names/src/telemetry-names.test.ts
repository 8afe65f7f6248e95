import { expect, test } from 'vitest'
import { eventNames, knownSeries, metricNames, seriesOf } from './telemetry-names.ts'

test('the series of every service are known by the names that Prometheus gives them', () => {
  expect(metricNames).toEqual(
    expect.arrayContaining([
      'http_server_request_duration_seconds_bucket',
      'live_streams',
      'todo_created_total',
      'jobs_ready',
      'postgresql_deadlocks_total',
      'browser_web_vital_lcp_seconds_sum',
      'nodejs_eventloop_lag_p99_seconds',
      'target_info',
    ]),
  )
  expect(metricNames).not.toContain('http_server_request_duration_seconds')
  expect(metricNames).not.toContain('todo.created')
  expect(eventNames).toContain('todo.created')
})

test('a series is known with the labels that any service gives it', () => {
  expect(knownSeries.get('job_duration_seconds_count')).toEqual(new Set(['job', 'outcome']))
})

test('a summary has a series of its own name', () => {
  const summary = { kind: 'summary', name: 'x_seconds', help: 'X.', unit: 'seconds', labels: [] } as const
  expect(seriesOf(summary)).toEqual(['x_seconds', 'x_seconds_count', 'x_seconds_sum'])
})
