/** A promise to users, as a share of good events over 30 days. */
export interface Slo {
  /** Its identifier, and its value of the label `slo`. */
  readonly name: string
  /** The alert that tells when the budget of failure goes too fast. */
  readonly alert: string
  /** The service whose fault it is. */
  readonly service: string
  /** The promise in words. */
  readonly description: string
  /** Share of events that must be good, below 1. */
  readonly objective: number
  /** Events that were bad and all events, a second, over `window`, as PromQL without labels in the result. */
  bad(window: string): string
  total(window: string): string
  /** The board that shows it. */
  readonly board: string
}

const sum = (window: string, series: readonly string[]) => series.map(one => `sum(rate(${one}[${window}]))`).join(' + ')

/** Events of histograms, good when they are at most `limit`, in their unit. `le` is written as Prometheus keeps it. */
export function atMost(
  limits: readonly { histogram: string; selector?: string; limit: string }[],
): Pick<Slo, 'bad' | 'total'> {
  const counts = limits.map(({ histogram, selector = '' }) => `${histogram}_count${selector && `{${selector}}`}`)
  const good = limits.map(
    ({ histogram, selector, limit }) => `${histogram}_bucket{${selector ? `${selector},` : ''}le="${limit}"}`,
  )
  const total = (window: string) => sum(window, counts)
  return { total, bad: window => `${total(window)} - (${sum(window, good)})` }
}
