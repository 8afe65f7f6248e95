/** What `./todo test` runs, cheap first: each tier is one script of package.json. */
const tiers = [
  { name: 'lint', script: 'lint' },
  { name: 'types', script: 'typecheck' },
  { name: 'layout', script: 'test:layout' },
  { name: 'dead-code', script: 'test:dead-code' },
  { name: 'generated', script: 'test:generated' },
  { name: 'size', script: 'test:size' },
  { name: 'unit', script: 'test:unit', vitest: true },
  { name: 'api', script: 'test:api', vitest: true },
  { name: 'browser', script: 'test:browser', vitest: true, browser: true },
  { name: 'platform', script: 'test:platform', vitest: true, onlyByName: true },
  { name: 'images', script: 'test:images', vitest: true, onlyByName: true },
  { name: 'stack', script: 'test:stack', vitest: true, browser: true, onlyByName: true },
  { name: 'hard', script: 'test:hard', vitest: true, onlyByName: true },
] as const satisfies readonly Tier[]

export interface Tier {
  readonly name: string
  /** In package.json. */
  readonly script: string
  /** Runs tests that are counted one by one; other tiers count as one. */
  readonly vitest?: boolean
  readonly browser?: boolean
  /** Takes minutes, or tools that not everybody has, so it runs when it is asked for. */
  readonly onlyByName?: boolean
}

export interface Counts {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

/** The tiers of these names in their own order, or all that need no asking. @throws Error naming an unknown one */
export function chooseTiers(names: readonly string[]): readonly Tier[] {
  const all: readonly Tier[] = tiers
  const known = all.map(({ name }) => name)
  const unknown = names.find(name => !known.includes(name))
  if (unknown) throw new Error(`There is no tier ${unknown}: choose among ${known.join(', ')}.`)
  return all.filter(({ name, onlyByName }) => (names.length === 0 ? !onlyByName : names.includes(name)))
}

/**
 * Counts a tier by its exit code and, if it runs tests, by the report it wrote. A tier that exits with an error although
 * no test failed, or that ran no test at all, has failed once.
 */
export function count(exitCode: number | null, report?: VitestReport | undefined): Counts {
  const { numPassedTests = 0, numFailedTests = 0, numPendingTests = 0, numTodoTests = 0 } = report ?? {}
  const counts = { passed: numPassedTests, failed: numFailedTests, skipped: numPendingTests + numTodoTests }
  if (exitCode !== 0) return { ...counts, failed: Math.max(1, counts.failed) }
  return counts.passed + counts.failed > 0 ? counts : { ...counts, failed: 1 }
}

/** What we read of the report of vitest's json reporter. */
export interface VitestReport {
  readonly numPassedTests: number
  readonly numFailedTests: number
  readonly numPendingTests: number
  readonly numTodoTests: number
}

export const total = (all: readonly Counts[]): Counts =>
  all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )

export const inWords = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
