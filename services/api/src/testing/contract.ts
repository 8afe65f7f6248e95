import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import { catalogue } from '../errors.ts'

interface Response {
  readonly description: string
  readonly content?: Readonly<Record<string, object>>
}

/** As much of an OpenAPI document as answers are compared with. */
export interface Document {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { operationId: string; responses: Record<string, Response> }>>>
  >
}

/** What went over the wire. */
export interface Answer {
  /** Undefined for routes that are no operations: probes, documentation, unknown paths. */
  readonly operationId: string | undefined
  readonly status: number
  readonly contentType: string
  readonly payload: string
}

/** Every operation of a document, with the JSON Pointer to it. */
export const operationsOf = ({ paths }: Document) =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      path,
      method: method as 'get' | 'post' | 'patch' | 'delete',
      pointer: `/paths/${path.replaceAll('/', '~1')}/${method}`,
    })),
  )

const problemCodeOf = (payload: string): keyof typeof catalogue | undefined => {
  const { code } = JSON.parse(payload) as { code?: string }
  return code !== undefined && code in catalogue ? (code as keyof typeof catalogue) : undefined
}

const breachOfCatalogue = ({ status, contentType, payload }: Answer): string | undefined => {
  if (contentType !== 'application/problem+json') return `a failure must be a problem, not ${contentType || 'empty'}`
  const code = problemCodeOf(payload)
  if (!code) return `the code is not in the catalogue: ${payload}`
  if (code === 'internal') return `an internal error: ${payload}`
  return catalogue[code].status === status ? undefined : `${code} does not go with the status`
}

/** Says how an answer breaks what the document promises; undefined when it keeps it. Nothing undocumented is allowed. */
export const contractOf = (document: Document) => {
  // The patterns that go with each format are checked.
  const ajv = new Ajv2020({ strict: false, validateFormats: false })
  ajv.addSchema(document, 'openapi')
  const operations = new Map(operationsOf(document).map(operation => [operation.operationId, operation]))
  const validators = new Map<string, ValidateFunction>()
  const validatorOf = (pointer: string) => {
    const validator = validators.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` })
    validators.set(pointer, validator)
    return validator
  }

  const breachOfDocument = ({ operationId, status, contentType, payload }: Answer): string | undefined => {
    if (operationId === undefined) return undefined
    const operation = operations.get(operationId)
    const response = operation?.responses[status]
    if (!operation || !response) return 'the status is not documented'
    if (!payload) return response.content ? 'the documented body is missing' : undefined
    if (!response.content?.[contentType]) return `a body of ${contentType} is not documented`
    if (status >= 400 && !response.description.includes(`\`${problemCodeOf(payload)}\``)) {
      return `the code is not documented: ${payload}`
    }
    const media = contentType.replaceAll('/', '~1')
    const validate = validatorOf(`${operation.pointer}/responses/${status}/content/${media}/schema`)
    return validate(JSON.parse(payload)) ? undefined : `${ajv.errorsText(validate.errors)}: ${payload}`
  }

  return (answer: Answer): string | undefined => {
    const breach = (answer.status >= 400 ? breachOfCatalogue(answer) : undefined) ?? breachOfDocument(answer)
    return breach && `${answer.operationId ?? 'no operation'} ${answer.status}: ${breach}`
  }
}
