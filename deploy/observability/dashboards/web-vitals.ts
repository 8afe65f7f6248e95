import { type Board, metric, type Panel } from '../src/board.ts'

const chosen = '{url_template=~"$page",device_class=~"$device"}'

const vital = (
  name: string,
  metricName: string,
  description: string,
  unit: string,
  limits: [number, number],
): Panel => ({
  kind: 'timeseries',
  title: name,
  description: `${description} The 75th percentile by page; good is at most ${limits[0]}, poor above ${limits[1]}.`,
  unit,
  limits,
  queries: [
    metric(
      `histogram_quantile(0.75, sum by (url_template, le) (rate(${metricName}_bucket${chosen}[$__rate_interval])))`,
      '{{url_template}}',
    ),
  ],
  onward: { board: 'web' },
})

const series = 'browser_web_vital_lcp_seconds_count'

export const webVitals: Board = {
  uid: 'web-vitals',
  title: 'Web vitals',
  description: 'How does the app feel to those who use it, as their browsers measure it?',
  variables: [
    { name: 'page', label: 'Page', series, of: 'url_template' },
    { name: 'device', label: 'Device', series, of: 'device_class' },
  ],
  rows: [
    {
      title: 'Core web vitals',
      panels: [
        vital(
          'Largest Contentful Paint',
          'browser_web_vital_lcp_seconds',
          'Time until the largest part was seen.',
          's',
          [2.5, 4],
        ),
        vital(
          'Interaction to Next Paint',
          'browser_web_vital_inp_seconds',
          'The slowest answer to a click or key.',
          's',
          [0.2, 0.5],
        ),
        vital(
          'Cumulative Layout Shift',
          'browser_web_vital_cls',
          'How much of a page moved by itself.',
          'none',
          [0.1, 0.25],
        ),
      ],
    },
    {
      title: 'What browsers report',
      panels: [
        {
          kind: 'timeseries',
          title: 'Uncaught errors',
          description: 'Errors in the app that nothing caught, a second, by type and page.',
          unit: 'ops',
          queries: [
            metric(
              'sum by (error_type, url_template) (rate(browser_errors_total{url_template=~"$page"}[$__rate_interval]))',
              '{{error_type}} {{url_template}}',
            ),
          ],
          onward: { logs: 'browser' },
        },
        {
          kind: 'timeseries',
          title: 'Reports',
          description:
            'Reports of browsers a second, by what became of them. Lost means that the collector did not take them.',
          unit: 'ops',
          queries: [metric('sum by (outcome) (rate(browser_reports_total[$__rate_interval]))', '{{outcome}}')],
          onward: { board: 'overview' },
        },
      ],
    },
  ],
}
