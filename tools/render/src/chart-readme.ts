import { stringify } from 'yaml'
import type { DeploymentTree } from './deployment-tree.ts'
import { type Schema, valuesSchema } from './values-schema.ts'

type Values = Readonly<Record<string, unknown>>

/** The table of what a chart can be told, as Markdown. */
export function chartReadme(tree: DeploymentTree, chart: string): string {
  const { description } = tree.readYaml(tree.path('charts', chart, 'Chart.yaml'))
  const defaults = tree.readYaml(tree.path('charts', chart, 'values.yaml'))
  const { global, library, ...properties } = valuesSchema(tree, chart).properties ?? {}
  return `# ${chart}

${description} Makes ${tree.templates(chart).join(', ')}.

| value | default | meaning |
| --- | --- | --- |
${rows(properties, defaults, []).join('\n')}
`
}

function rows(properties: Readonly<Record<string, Schema>>, defaults: Values, path: readonly string[]): string[] {
  return Object.entries(properties).flatMap(([key, schema]) => {
    const name = [...path, key]
    const value = defaults[key]
    if (schema.properties) return rows(schema.properties, (value ?? {}) as Values, name)
    return [`| \`${name.join('.')}\` | ${shown(value)} | ${schema.description} |`]
  })
}

const shown = (value: unknown): string =>
  value === undefined ? '' : `\`${stringify(value, { collectionStyle: 'flow', lineWidth: 0 }).trim()}\``
