import { parser } from '@prometheus-io/lezer-promql'

/** A series that a query reads, and the labels that it is chosen or grouped by. */
export interface Named {
  readonly series: readonly string[]
  readonly labels: readonly string[]
}

/** What a query names, read with the grammar of Prometheus' own editor. @throws SyntaxError where it is no PromQL */
export function seriesNamed(query: string): Named {
  // What Grafana puts in has no meaning to the grammar.
  const expr = query.replaceAll(/\[\$__\w+\]/g, '[5m]').replaceAll(/\$\w+/g, 'x')
  const series = new Set<string>()
  const labels = new Set<string>()
  parser.parse(expr).iterate({
    enter({ type, name, from, to }) {
      if (type.isError) throw new SyntaxError(`${query} is no PromQL at ${from}`)
      if (name === 'Identifier') series.add(expr.slice(from, to))
      if (name === 'LabelName') labels.add(expr.slice(from, to))
    },
  })
  return { series: [...series], labels: [...labels] }
}
