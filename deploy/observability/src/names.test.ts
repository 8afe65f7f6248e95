import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { knownSeries } from '@todo/telemetry-names'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { boards } from '../dashboards/index.ts'
import { configurationFolder, readRules, ruleFiles, rulesIn } from './alerts.ts'
import { seriesNamed } from './series-named.ts'

/** What Prometheus makes, and the collector says of itself; ./todo test:stack sees them on the real servers. */
const ofServers = new Set([
  ...['up', 'ALERTS'],
  ...['spans', 'log_records'].flatMap(what =>
    ['receiver_accepted', 'receiver_refused', 'exporter_send_failed', 'exporter_enqueue_failed'].map(
      event => `otelcol_${event}_${what}`,
    ),
  ),
  ...['otelcol_exporter_queue_size', 'otelcol_exporter_queue_capacity'],
])
const ofTargets = ['service_name', 'instance', 'job', 'le', 'alertstate', 'exporter']

const recorded = new Map(
  readRules().flatMap(({ record, labels = {} }) => (record ? [[record, Object.keys(labels)]] : [])),
)

const unknownIn = (query: string): string[] => {
  const { series, labels } = seriesNamed(query)
  const known = series.flatMap(name => [...(knownSeries.get(name) ?? recorded.get(name) ?? [])])
  return [
    ...series.filter(name => !knownSeries.has(name) && !recorded.has(name) && !ofServers.has(name)),
    ...labels.filter(label => !known.includes(label) && !ofTargets.includes(label)),
  ]
}

const panels = boards.flatMap(board =>
  board.rows.flatMap(row => row.panels.map(panel => ({ board: board.uid, ...panel }))),
)

describe('every name is in the registry', () => {
  test.each(ruleFiles())('of the rules in %s', file => {
    for (const { expr } of rulesIn(file)) expect(unknownIn(expr), expr).toEqual([])
  })

  test.each(boards.map(({ uid }) => uid))('of the dashboard %s', uid => {
    const queries = panels.filter(({ board }) => board === uid).flatMap(panel => panel.queries)
    for (const { store, expr } of queries) if (store === 'prometheus') expect(unknownIn(expr), expr).toEqual([])
    for (const { series, of } of boards.find(board => board.uid === uid)?.variables ?? []) {
      expect(unknownIn(`sum by (${of}) (${series})`)).toEqual([])
    }
  })

  test('and one that is not is found, as is a label', () => {
    expect(unknownIn('sum by (route) (rate(http_requests_total{service_name="api"}[5m]))')).toEqual([
      'http_requests_total',
      'route',
    ])
  })
})

test('every panel says what it shows, in a unit, and leads to a board that there is', () => {
  for (const { board, title, description, unit, onward, queries } of panels) {
    expect(description, `${board}: ${title}`).toMatch(/^[A-Z].*[.]$/)
    expect(unit).not.toBe('')
    expect(queries).not.toEqual([])
    if ('board' in onward) expect(boards.map(({ uid }) => uid)).toContain(onward.board)
  }
})

test('every alert says whom it concerns, how badly, and what to do', () => {
  const alerts = readRules().filter(({ alert }) => alert)
  expect(alerts.length).toBeGreaterThan(15)
  for (const { alert, labels, annotations } of alerts) {
    expect(labels?.['severity'], alert).toMatch(/^(page|ticket)$/)
    expect(annotations, alert).toMatchObject({
      summary: expect.any(String),
      description: expect.any(String),
      runbook_url: `{{ $externalLabels.docs_url }}/runbooks/${alert}`,
    })
    expect(boards.map(({ uid }) => `/d/${uid}`)).toContain(annotations?.['dashboard'])
  }
})

test('Prometheus reads every rule file', () => {
  const { rule_files } = parse(readFileSync(join(configurationFolder, 'prometheus/prometheus.yaml'), 'utf8'))
  expect(rule_files.toSorted()).toEqual(ruleFiles().map(file => `alerts/${file}`))
})
