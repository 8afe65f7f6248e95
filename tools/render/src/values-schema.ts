import type { DeploymentTree } from './deployment-tree.ts'

/** As much of JSON Schema (draft 2020-12) as values.schema.yaml uses. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly type?: string
  readonly description?: string
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
}

type Parts = Readonly<Record<string, Schema>> & { readonly $defs: Readonly<Record<string, Schema>> }

/** Helm hands these to every chart: nothing may be in them. */
const helmsOwn = { global: { type: 'object' }, library: { type: 'object' } }

/** What a chart's values may be: the parts of library/values.schema.yaml for the templates that it has. */
export function valuesSchema(tree: DeploymentTree, chart: string): Schema {
  const { $defs, ...parts } = tree.readYaml(tree.path('charts/library/values.schema.yaml')) as Parts
  const templates = tree.templates(chart)
  const read = Object.entries(parts).flatMap(([name, part]) => (applies(name, templates) ? [part] : []))
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: `Values of ${chart}`,
    ...closed({
      type: 'object',
      required: [...new Set(read.flatMap(({ required = [] }) => required))],
      properties: Object.assign({}, ...read.map(({ properties }) => properties), helmsOwn),
      $defs,
    }),
  } as Schema
}

const applies = (part: string, templates: readonly string[]): boolean => {
  if (part === 'every chart') return true
  return part.startsWith('no ') ? !templates.includes(part.slice('no '.length)) : templates.includes(part)
}

/** Refuses, at every depth, keys that no property allows. */
function closed(schema: Schema): Schema {
  const { properties, $defs, additionalProperties } = schema
  return {
    ...schema,
    ...(properties && { properties: mapValues(properties), additionalProperties: false }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: closed(additionalProperties) }),
    ...($defs && { $defs: mapValues($defs) }),
  }
}

const mapValues = (schemas: Readonly<Record<string, Schema>>): Record<string, Schema> =>
  Object.fromEntries(Object.entries(schemas).map(([key, value]) => [key, closed(value)]))
