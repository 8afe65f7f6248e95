import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { intoCache } from '@todo/platform-tools/into-cache'
import { moduleFolder } from '@todo/platform-tools/module-folder'
import { parseAllDocuments } from 'yaml'
import { root } from './deployment-tree.ts'

/** A schema of OpenAPI v3, as the API server publishes it. */
interface OpenApiSchema {
  readonly $ref?: string
  readonly properties?: Readonly<Record<string, OpenApiSchema>>
  readonly additionalProperties?: unknown
  readonly 'x-kubernetes-group-version-kind'?: readonly { group: string; version: string; kind: string }[]
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean
}

type Schemas = Readonly<Record<string, OpenApiSchema>>

/** Where kubeconform finds the schema of a kind in the folder. */
export const schemaPattern = '{{.Group}}/{{.ResourceAPIVersion}}/{{.ResourceKind}}.json'

/** A folder with a schema for every kind of the API server's own OpenAPI and of the Gateway API's resource definitions. */
export function kubernetesSchemas(): Promise<string> {
  const hash = createHash('sha256').update(readFileSync(import.meta.filename))
  for (const tool of ['kubernetes', 'gateway-api']) hash.update(readFileSync(join(root, 'tools', tool, 'go.mod')))
  return intoCache(`kubernetes-schemas-${hash.digest('hex').slice(0, 12)}`, async folder => {
    const kubernetes = await moduleFolder('kubernetes', 'k8s.io/kubernetes')
    const published = join(kubernetes, 'api/openapi-spec/v3')
    for (const file of readdirSync(published).filter(name => /^apis?__.*_openapi\.json$/.test(name))) {
      writeBuiltIn(folder, JSON.parse(readFileSync(join(published, file), 'utf8')).components.schemas)
    }
    const definitions = join(await moduleFolder('gateway-api', 'sigs.k8s.io/gateway-api'), 'config/crd/standard')
    const core = JSON.parse(readFileSync(join(published, 'api__v1_openapi.json'), 'utf8')).components.schemas
    for (const file of readdirSync(definitions)) {
      for (const document of parseAllDocuments(readFileSync(join(definitions, file), 'utf8')))
        writeDefinition(folder, document.toJS(), core)
    }
  })
}

function writeBuiltIn(folder: string, schemas: Schemas): void {
  for (const [name, { 'x-kubernetes-group-version-kind': kinds = [] }] of Object.entries(schemas)) {
    const [kind] = kinds
    // What is of several groups (DeleteOptions, …) is sent with requests, and never kept.
    if (kind && kinds.length === 1) write(folder, kind, standalone({ $ref: reference(name) }, schemas))
  }
}

const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'

function writeDefinition(folder: string, definition: CustomResourceDefinition | null, core: Schemas): void {
  if (definition?.kind !== 'CustomResourceDefinition') return
  const { group, names, versions } = definition.spec
  for (const { name: version, schema } of versions) {
    const { openAPIV3Schema } = schema
    const properties = { ...openAPIV3Schema.properties, metadata: { $ref: reference(objectMeta) } }
    write(folder, { group, version, kind: names.kind }, standalone({ ...openAPIV3Schema, properties }, core))
  }
}

interface CustomResourceDefinition {
  readonly kind: string
  readonly spec: {
    readonly group: string
    readonly names: { readonly kind: string }
    readonly versions: readonly {
      readonly name: string
      readonly schema: { readonly openAPIV3Schema: OpenApiSchema }
    }[]
  }
}

function write(folder: string, { group, version, kind }: Record<'group' | 'version' | 'kind', string>, schema: object) {
  // kubeconform takes the version of the core group for its name.
  const path = join(folder, group || version, version, `${kind.toLowerCase()}.json`)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, JSON.stringify(schema))
}

const reference = (name: string) => `#/components/schemas/${name}`
const referenced = /"#\/components\/schemas\/([^"]+)"/g

/** The schema with all that it refers to; fields that it does not know are refused, as by the server with strict validation. */
function standalone(schema: OpenApiSchema, all: Schemas): object {
  const definitions: Record<string, OpenApiSchema> = {}
  const collect = (part: OpenApiSchema): void => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(referenced)) {
      if (name in definitions) continue
      const found = all[name]
      if (!found) throw new Error(`The API server's OpenAPI refers to ${name}, which it does not have.`)
      definitions[name] = found
      collect(found)
    }
  }
  collect(schema)
  return JSON.parse(
    JSON.stringify({ ...schema, components: { schemas: definitions } }, (_key, value) => refuseUnknown(value)),
  )
}

function refuseUnknown(value: OpenApiSchema | null): unknown {
  const isObject = value && typeof value.properties === 'object' && !('components' in value && '$ref' in value)
  if (!isObject || value.additionalProperties || value['x-kubernetes-preserve-unknown-fields']) return value
  return { ...value, additionalProperties: false }
}
