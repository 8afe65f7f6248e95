import type { Query } from '@todo/observability-stack/dashboards'
import type { asking } from './ask.ts'

/** What Grafana puts in for its variables: all values, and a window of some scrapes. */
export const substituted = (expr: string): string =>
  expr.replaceAll('$__rate_interval', '10s').replaceAll(/\$\w+/g, '.*')

/** Whether a panel would show something. @throws Error when the store does not understand the query */
export async function hasData(ask: ReturnType<typeof asking>, { store, expr }: Query): Promise<boolean> {
  if (store === 'loki') return (await ask.lines(substituted(expr))).length > 0
  return (await ask.series(substituted(expr))).some(values => values.length > 0)
}
