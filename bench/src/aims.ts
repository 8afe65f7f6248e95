import type { Report } from './run.ts'
import { isRead, ordinaryNames, type ScenarioName, scenarioNames, titles } from './scenarios.ts'
import { whole } from './tables.ts'

/** A limit that a figure is held to. */
export interface Aim {
  readonly title: string
  readonly limit: number
  readonly value: number
  readonly unit: '×' | '' | ' %' | ' ms'
}

export const isMet = ({ value, limit }: Aim): boolean => value <= limit

const timesBare = (name: ScenarioName) => (isRead(name) && name !== 'item' && name !== 'no-changes' ? 2.5 : 3)

const ofCosts = (comparisons: Report['comparisons']): Aim[] => [
  ...scenarioNames.map(name => ({
    title: `${titles[name]}: CPU against bare Fastify and pg`,
    limit: timesBare(name),
    value: comparisons[name].ratios.bare.median,
    unit: '×' as const,
  })),
  ...ordinaryNames.map(name => ({
    title: `${titles[name]}: CPU against Express and Prisma`,
    limit: 1,
    value: comparisons[name].ratios['express-prisma']?.median ?? Number.NaN,
    unit: '×' as const,
  })),
]

/** A search looks at all of a person's todos, and at nobody else's. */
const ofSearch = ({ list, search }: Report['comparisons']): Aim[] => [
  {
    title: `${titles.search}: CPU against a page of a list`,
    limit: 10,
    value: search.figures.api.cpu.median / list.figures.api.cpu.median,
    unit: '×',
  },
]

const ofStatements = (counts: Report['counts']): Aim[] =>
  scenarioNames.map(name => ({
    title: `${titles[name]}: statements`,
    limit: isRead(name) ? 3 : 6,
    value: counts[name].api.statements,
    unit: '',
  }))

const ofDeepPages = ({ row, rows, ratio }: Report['deepPages']): Aim[] => [
  {
    title: `The page after row ${whole(row)} of ${whole(rows)}: CPU against the first`,
    limit: 1.3,
    value: ratio.median,
    unit: '×',
  },
]

const ofRowSecurity = (rowSecurity: Report['rowSecurity']): Aim[] =>
  ordinaryNames.map(name => ({
    title: `${titles[name]}: share of row-level security`,
    limit: 25,
    value: rowSecurity[name].median * 100,
    unit: ' %',
  }))

const ofTelemetry = (telemetry: Report['telemetry']): Aim[] =>
  (['list', 'item', 'create'] as const).flatMap(name => {
    const over = (mode: 'metrics' | 'tenth') => (telemetry[name][mode].ratio.median - 1) * 100
    return [
      { title: `${titles[name]}: CPU of metrics`, limit: 5, value: over('metrics'), unit: ' %' as const },
      {
        title: `${titles[name]}: CPU of metrics and tracing at 10 %`,
        limit: 25,
        value: over('tenth'),
        unit: ' %' as const,
      },
    ]
  })

const ofFanOut = ({ figures: { many, replicas, bare } }: Report['fanOut']): Aim[] => {
  const streams = `A change at ${whole(many.streams)} streams`
  const astray = [many, replicas].reduce((sum, { missed, twice }) => sum + missed + twice, 0)
  return [
    { title: `${streams}: 99 % of the events`, limit: 250, value: many.p99, unit: ' ms' },
    { title: `${streams}, over two replicas: 99 % of the events`, limit: 250, value: replicas.p99, unit: ' ms' },
    { title: `${streams}: CPU against bare Fastify and pg`, limit: 3, value: many.cpu / bare.cpu, unit: '×' },
    { title: `${streams}: events missed or sent twice`, limit: 0, value: astray, unit: '' },
  ]
}

const ofReminders = ({ count, overMs, mails, twice, p99 }: Report['reminders']): Aim[] => {
  const due = `${whole(count)} reminders due in ${overMs / 1000} s`
  return [
    { title: `${due}: lateness of 99 % of the mails`, limit: 2000, value: p99, unit: ' ms' },
    { title: `${due}: mails lost or sent twice`, limit: 0, value: count - (mails - twice) + twice, unit: '' },
  ]
}

/** The project's aims, with what was measured. */
export const aimsOf = (report: Partial<Report>): Aim[] => [
  ...(report.comparisons ? [...ofCosts(report.comparisons), ...ofSearch(report.comparisons)] : []),
  ...(report.counts ? ofStatements(report.counts) : []),
  ...(report.deepPages ? ofDeepPages(report.deepPages) : []),
  ...(report.rowSecurity ? ofRowSecurity(report.rowSecurity) : []),
  ...(report.telemetry ? ofTelemetry(report.telemetry) : []),
  ...(report.fanOut ? ofFanOut(report.fanOut) : []),
  ...(report.reminders ? ofReminders(report.reminders) : []),
]
