import type { Report } from './run.ts'
import { type ScenarioName, scenarioNames, titles } from './scenarios.ts'

/** A limit that a figure is held to. */
export interface Aim {
  readonly title: string
  readonly limit: number
  readonly value: number
  readonly unit: '×' | '' | ' %'
}

export const isMet = ({ value, limit }: Aim): boolean => value <= limit

const isRead = (name: ScenarioName) => name === 'list' || name === 'item'

/** The project's aims, with what was measured. */
export const aimsOf = ({ comparisons, counts, rowSecurity, deepPages }: Report): Aim[] => [
  ...scenarioNames.map(name => ({
    title: `${titles[name]}: CPU against bare Fastify and pg`,
    limit: name === 'list' ? 2.5 : 3,
    value: comparisons[name].ratios.bare.median,
    unit: '×' as const,
  })),
  ...scenarioNames.map(name => ({
    title: `${titles[name]}: CPU against Express and Prisma`,
    limit: 1,
    value: comparisons[name].ratios['express-prisma'].median,
    unit: '×' as const,
  })),
  ...scenarioNames.map(name => ({
    title: `${titles[name]}: statements`,
    limit: isRead(name) ? 3 : 6,
    value: counts[name].api.statements,
    unit: '' as const,
  })),
  {
    title: `The page after row ${deepPages.row.toLocaleString('en')} of ${deepPages.rows.toLocaleString('en')}: CPU against the first`,
    limit: 1.3,
    value: deepPages.ratio.median,
    unit: '×' as const,
  },
  ...scenarioNames.map(name => ({
    title: `${titles[name]}: share of row-level security`,
    limit: 25,
    value: rowSecurity[name].median * 100,
    unit: ' %' as const,
  })),
]
