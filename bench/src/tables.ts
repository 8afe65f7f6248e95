import type { Spread } from './measure/statistics.ts'

const row = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`

/** A table of Markdown, the first column to the left, figures to the right. */
export const table = (head: readonly string[], rows: readonly (readonly (string | number)[])[]) =>
  [row(head), row(head.map((_, column) => (column === 0 ? '---' : '---:'))), ...rows.map(row)].join('\n')

export const whole = (value: number) => value.toLocaleString('en')
export const ms = (value: number) => value.toFixed(value < 10 ? 2 : 1)
export const times = ({ median, least, most }: Spread) =>
  `${median.toFixed(2)}× (${least.toFixed(2)}–${most.toFixed(2)})`
export const percent = ({ median, least, most }: Spread) =>
  `${(median * 100).toFixed(0)} % (${(least * 100).toFixed(0)}–${(most * 100).toFixed(0)})`
