import { readRules } from '@todo/observability-stack/alerts'
import { boards } from '@todo/observability-stack/dashboards'

/** A heading, what is said before, and a table. */
export interface Table {
  readonly title: string
  readonly text: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Labels that Prometheus fills in stand by their names. */
const inTable = (text = '') => text.replaceAll(/\{\{ \$labels\.(\w+) \}\}/g, '`$1`').replaceAll('|', '\\|')

/** Every alert with its runbook. */
export const alertTable = (): Table => ({
  title: 'Alerts',
  text: 'A `page` wakes someone, a `ticket` waits for the morning.',
  columns: ['alert', 'severity', 'service', 'summary'],
  rows: readRules().flatMap(({ alert, labels = {}, annotations = {} }) =>
    alert
      ? [
          [
            `[${alert}](../runbooks/${alert}.md)`,
            labels['severity'] ?? '',
            labels['service_name'] ?? 'any',
            inTable(annotations['summary']),
          ],
        ]
      : [],
  ),
})

/** Every dashboard with the question that it answers. */
export const dashboardTable = (): Table => ({
  title: 'Dashboards',
  text: '',
  columns: ['dashboard', 'question'],
  rows: boards.map(({ uid, title, description }) => [
    `[${title}](../../deploy/observability/dashboards/${uid}.ts)`,
    inTable(description),
  ]),
})
