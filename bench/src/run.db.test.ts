import { describe, expect, it } from 'vitest'
import { aimsOf } from './aims.ts'
import { renderPage } from './page.ts'
import { type Report, runBench, sizes } from './run.ts'

const numbers = (value: unknown): number[] =>
  typeof value === 'number' ? [value] : Object.values(value as object).flatMap(numbers)

// Minutes on a machine that does other things too; seconds elsewhere.
describe('a quick run', { timeout: 600_000 }, () => {
  let report: Report

  it('measures everything', async () => {
    report = await runBench(sizes.quick, () => {})
    const { counts, comparisons, deepPages, throughPrisma, rowSecurity, fanOut, reminders } = report
    const figures = numbers([counts, comparisons, deepPages, throughPrisma])
    expect(figures.length).toBeGreaterThan(150)
    expect(figures.filter(figure => !(figure > 0))).toEqual([])
    expect(numbers([fanOut, reminders]).every(figure => figure >= 0)).toBe(true)
    expect(numbers(rowSecurity).every(Number.isFinite)).toBe(true)
  })

  it('counts one statement in one round trip for a read of the bare control', () => {
    expect(report.counts.item.bare).toEqual({ statements: 1, roundTrips: 1 })
  })

  it('hears of each change once at each stream', () => {
    for (const { streams, missed, twice } of Object.values(report.fanOut.figures)) {
      expect(streams).toBeGreaterThan(0)
      expect({ missed, twice }).toEqual({ missed: 0, twice: 0 })
    }
  })

  it('has one mail for each reminder, not before its time', () => {
    const { mails, twice, p50, p99, max } = report.reminders
    expect({ mails, twice }).toEqual({ mails: sizes.quick.reminders.count, twice: 0 })
    expect(0 <= p50 && p50 <= p99 && p99 <= max).toBe(true)
  })

  it('fills the page, aims and all', () => {
    const page = renderPage(report)
    expect(page).not.toMatch(/NaN|undefined|Infinity/)
    for (const { title } of aimsOf(report)) expect(page).toContain(title)
  })
})
