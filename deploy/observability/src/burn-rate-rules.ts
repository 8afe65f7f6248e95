import { stringify } from 'yaml'
import { runbookUrl } from './runbook-url.ts'
import type { Slo } from './slo.ts'

/**
 * How fast the budget of 30 days may go before someone is told: both windows must burn at `factor` times the allowed
 * rate, the short one so that the alert ends soon after its cause.
 * @see https://sre.google/workbook/alerting-on-slos/#6-multiwindow-multi-burn-rate-alerts
 */
const burnRates = {
  page: [
    { long: '1h', short: '5m', factor: 14.4 },
    { long: '6h', short: '30m', factor: 6 },
  ],
  ticket: [
    { long: '1d', short: '2h', factor: 3 },
    { long: '3d', short: '6h', factor: 1 },
  ],
} as const

// What is looked at over days is read every five minutes: a query over 30 days of samples is not for every scrape.
const windows = { page: ['5m', '30m', '1h', '6h'], ticket: ['2h', '1d', '3d', '30d'] } as const
const intervals = { page: {}, ticket: { interval: '5m' } } as const
const severities = ['page', 'ticket'] as const

/** Recording rules and alerts of a promise, as a rule file of Prometheus. */
export const burnRateRules = (slo: Slo): string =>
  stringify({ groups: severities.map(severity => group(slo, severity)) }, { lineWidth: 0 })

type Severity = (typeof severities)[number]

const group = (slo: Slo, severity: Severity) => ({
  name: `${slo.name}-${severity}`,
  ...intervals[severity],
  rules: [
    ...(severity === 'page'
      ? [{ record: 'slo:objective:ratio', labels: labels(slo), expr: `vector(${slo.objective})` }]
      : []),
    ...windows[severity].map(window => recording(slo, window)),
    alert(slo, severity),
  ],
})

const recording = (slo: Slo, window: string) => ({
  record: `slo:sli_error:ratio_rate${window}`,
  labels: labels(slo),
  expr: `(${slo.bad(window)})\n/\n(${slo.total(window)})`,
})

const labels = ({ name, service }: Slo) => ({ slo: name, service_name: service })

const alert = (slo: Slo, severity: Severity) => ({
  alert: slo.alert,
  expr: burnRates[severity]
    .filter(({ factor }) => canBurn(slo, factor))
    .map(rate => condition(slo, rate))
    .join('\nor\n'),
  labels: { severity, ...labels(slo) },
  annotations: {
    summary: `${slo.name}: the budget of failure goes too fast`,
    description: `${slo.description} Now {{ $value | humanizePercentage }} fail, and at this rate the budget of 30 days is used up ${severity === 'page' ? 'within days' : 'before they are over'}.`,
    runbook_url: runbookUrl(slo.alert),
    dashboard: `/d/${slo.board}`,
  },
})

// A loose objective cannot burn at any rate: with every event bad it burns at 1 / (1 - objective).
const canBurn = ({ objective }: Slo, factor: number) => factor * (1 - objective) < 1

function condition({ name, objective }: Slo, rate: { long: string; short: string; factor: number }): string {
  const limit = Number((rate.factor * (1 - objective)).toPrecision(6))
  const above = (window: string) => `slo:sli_error:ratio_rate${window}{slo="${name}"} > ${limit}`
  return `(${above(rate.long)} and ${above(rate.short)})`
}
