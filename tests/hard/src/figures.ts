import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Where the figures of the last run are, for the page that is made from them. */
export const figuresFolder = join(import.meta.dirname, '../../../test-results/resilience')

/** Keeps what a test measured. */
export const record = (name: string, figures: object): void => {
  mkdirSync(figuresFolder, { recursive: true })
  writeFileSync(join(figuresFolder, `${name}.json`), `${JSON.stringify(figures, null, 2)}\n`)
}
