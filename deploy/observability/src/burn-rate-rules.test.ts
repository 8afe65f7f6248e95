import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { slos } from '../slos/index.ts'
import type { Rule } from './alerts.ts'
import { burnRateRules } from './burn-rate-rules.ts'

const rulesOf = (name: string): Rule[] => {
  const slo = slos.find(one => one.name === name)
  if (!slo) throw new Error(`there is no promise ${name}`)
  return parse(burnRateRules(slo)).groups.flatMap(({ rules }: { rules: Rule[] }) => rules)
}
const alertsOf = (name: string) =>
  Object.fromEntries(rulesOf(name).flatMap(({ alert, labels, expr }) => (alert ? [[labels?.['severity'], expr]] : [])))
const of = (window: string, limit: number) => `slo:sli_error:ratio_rate${window}{slo="api-availability"} > ${limit}`

test('the windows and factors are those of the SRE workbook', () => {
  expect(alertsOf('api-availability')).toEqual({
    page: `(${of('1h', 0.0144)} and ${of('5m', 0.0144)})\nor\n(${of('6h', 0.006)} and ${of('30m', 0.006)})`,
    ticket: `(${of('1d', 0.003)} and ${of('2h', 0.003)})\nor\n(${of('3d', 0.001)} and ${of('6h', 0.001)})`,
  })
})

test('a rate that a loose objective can never burn at is left out', () => {
  expect(alertsOf('web-vitals')['page']).not.toContain('1.44')
  expect(alertsOf('web-vitals')['page']).toContain('> 0.6')
})

test('each window of an alert is recorded', () => {
  for (const { name } of slos) {
    const rules = rulesOf(name)
    const recorded = rules.flatMap(({ record }) => record ?? [])
    const named = rules.flatMap(({ alert, expr }) => (alert ? (expr.match(/slo:\w+:\w+/g) ?? []) : []))
    expect(named.length).toBeGreaterThan(0)
    expect(recorded).toEqual(expect.arrayContaining(named))
  }
})
