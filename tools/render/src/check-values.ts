import { existsSync } from 'node:fs'
import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js'
import type { DeploymentTree } from './deployment-tree.ts'
import { type Schema, valuesSchema } from './values-schema.ts'

/** Values of a workload: the files that they come from, the later ones winning. */
export interface Layers {
  readonly chart: string
  readonly environment: string
  readonly files: readonly string[]
}

type Values = Readonly<Record<string, unknown>>

/** The files that give a workload its values, in Helm's order: chart, environment, workload, release. */
export function layersOf(tree: DeploymentTree, environment: string, chart: string): Layers {
  const folder = tree.path('environments', environment)
  const files = ['environment.values.yaml', `${chart}.values.yaml`, `${chart}.image.yaml`].map(
    name => `${folder}/${name}`,
  )
  return { chart, environment, files: [tree.path('charts', chart, 'values.yaml'), ...files].filter(existsSync) }
}

/**
 * Sentences about values that are unknown, ill-typed or missing. Helm refuses them as well, but cannot tell which file
 * they are in.
 * @param given values from no file
 */
export function checkValues(tree: DeploymentTree, { chart, environment, files }: Layers, given: Values = {}): string[] {
  const schema = valuesSchema(tree, chart)
  const ajv = new Ajv2020({ allErrors: true, verbose: true, strict: false })
  const complete = ajv.compile(schema)
  const partial = ajv.compile(withoutRequired(schema))
  const layers = files.map(file => ({ file, values: tree.readYaml(file) }))
  const wrong = layers.flatMap(({ file, values }) => {
    partial(values)
    return (partial.errors ?? []).flatMap(error => explain(error, tree.name(file), chart))
  })
  if (wrong.length > 0) return wrong
  complete([...layers.map(({ values }) => values), given].reduce(merge, {}))
  const places = `deploy/environments/${environment}/${chart}.values.yaml or deploy/charts/${chart}/values.yaml`
  return (complete.errors ?? []).map(error => {
    const key = [...keys(error.instancePath), error.params['missingProperty']].join('.')
    return `${chart} in ${environment} has no ${key}: set it in ${places}.`
  })
}

function explain({ keyword, instancePath, params, message, data }: ErrorObject, file: string, chart: string): string[] {
  const path = keys(instancePath)
  const key = (last?: string) => [...path, ...(last ? [last] : [])].join('.')
  switch (keyword) {
    case 'additionalProperties':
      return [
        `${file}: ${key(params['additionalProperty'])} is no value of this chart: deploy/charts/${chart}/README.md lists them.`,
      ]
    case 'propertyNames':
      return [`${file}: ${key(params['propertyName'])} is no name of a variable: capitals, digits and _ are.`]
    // Said by `propertyNames` itself.
    case 'pattern':
      if (params['propertyName'] ?? typeof data !== 'string') return []
  }
  return [`${file}: ${key()} ${message}, but is ${JSON.stringify(data)}.`]
}

const keys = (pointer: string): string[] =>
  pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))

/** A file alone need not be complete. */
function withoutRequired(schema: Schema): Schema {
  return JSON.parse(
    JSON.stringify(schema, (key, value) => (key === 'required' && Array.isArray(value) ? undefined : value)),
  )
}

const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value)

/** As Helm does: maps are merged, everything else is replaced, null removes. */
function merge(below: Values, above: Values): Values {
  const merged: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above)) {
    const old = merged[key]
    if (value === null) delete merged[key]
    else merged[key] = isMap(old) && isMap(value) ? merge(old, value) : value
  }
  return merged
}
