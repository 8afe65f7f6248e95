/** Base units, as Prometheus writes them at the end of a name; a `count` of things and a `score` have none. */
export type Unit = 'seconds' | 'bytes' | 'ratio' | 'count' | 'score'

export type MetricDefinition<L extends string = never> = {
  /** Snake case, ending in the unit, and in `_total` for a counter. */
  name: string
  /** One sentence: what is measured, and when. */
  help: string
  unit: Unit
  /** Names of the dimensions. Values must be few: no ids, no text of users. */
  labels?: readonly L[]
}

/** Values that are somebody else's, such as the database's. */
export type ReadDefinition<L extends string = never> = MetricDefinition<L> & {
  /** Called at each scrape; returns the value of each combination of labels. */
  read?: () => readonly Reading<L>[] | Promise<readonly Reading<L>[]>
}

export type HistogramDefinition<L extends string = never> = MetricDefinition<L> & {
  /** Upper bounds in `unit`, rising. */
  buckets: readonly number[]
}

/** The labels of one measurement: every one that was defined, none when none was. */
export type Labels<L extends string> = [L] extends [never] ? Record<never, string> : Record<L, string>

export type Reading<L extends string> = { value: number; labels: Labels<L> }

/** One definition as data. */
export type Description = {
  readonly kind: 'counter' | 'gauge' | 'histogram' | 'summary' | 'event'
  readonly name: string
  readonly help: string
  readonly unit: Unit
  readonly labels: readonly string[]
  readonly buckets?: readonly number[]
  readonly fields?: readonly string[]
}

/**
 * @throws RangeError on a name, unit or label that breaks the conventions
 * @see https://prometheus.io/docs/practices/naming/
 */
export function validateDefinition(
  kind: Description['kind'],
  { name, help, unit, labels }: MetricDefinition<string>,
): void {
  const fail = (reason: string): never => {
    throw new RangeError(`The ${kind} ${name} ${reason}.`)
  }
  const stem = kind === 'counter' ? name.replace(/_total$/, '') : name
  if (!/^[a-z][a-z0-9]*(_[a-z0-9]+)*$/.test(name)) fail('must be named in snake case')
  if (kind === 'counter' && stem === name) fail('must end in _total')
  if (kind !== 'counter' && name.endsWith('_total')) fail('must not end in _total, which is for counters')
  if (unit !== 'count' && unit !== 'score' && !stem.endsWith(`_${unit}`))
    fail(`must carry its unit, ${unit}, at the end of its name`)
  if (!help.endsWith('.')) fail('needs a help text that is a sentence')
  for (const label of labels ?? []) {
    if (/(^|_)(id|uuid|email)$/.test(label)) fail(`must not have the label ${label}: its values have no bound`)
  }
}
