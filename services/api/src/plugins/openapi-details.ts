import { STATUS_CODES } from 'node:http'

interface Operation {
  parameters?: object[]
  responses?: Record<string, { description: string }>
}

interface Document {
  paths?: object
  components?: { schemas?: object }
}

const header = (name: string, required: boolean, description: string, length: object = {}) => ({
  in: 'header',
  name,
  required,
  description,
  schema: { type: 'string', ...length },
})

const ifNoneMatch = header(
  'If-None-Match',
  false,
  'The `ETag` of what the client has; answered with 304 while it is good.',
)
const ifMatch = header('If-Match', true, 'The `ETag` of the representation that this edit was made on.')
const idempotencyKey = header(
  'Idempotency-Key',
  false,
  'Sent again with the same key, the request is carried out once.',
  { minLength: 1, maxLength: 255 },
)

/** Headers belong to a method or to a problem, so they are told here, once, and read where they count. */
const headersOf = (method: string, { responses = {} }: Operation): object[] => [
  ...(method === 'get' ? [ifNoneMatch] : []),
  ...('428' in responses ? [ifMatch] : []),
  ...('422' in responses ? [idempotencyKey] : []),
]

const notModified = { description: 'Not Modified: what the client has is still good.' }

const complete = (method: string, operation: Operation) => {
  operation.parameters = [...(operation.parameters ?? []), ...headersOf(method, operation)]
  const { responses = {} } = operation
  if (method === 'get') responses[304] = notModified
  for (const [status, response] of Object.entries(responses)) {
    if (response.description === 'Default Response') response.description = STATUS_CODES[status] ?? status
  }
}

/** Finishes the OpenAPI document with what schemas do not say; shapes that nothing refers to are left out. */
export const completeOpenApi = <Whole extends Document>(document: Whole): Whole => {
  for (const operations of Object.values(document.paths ?? {}) as Record<string, Operation>[]) {
    for (const [method, operation] of Object.entries(operations)) complete(method, operation)
  }
  const text = JSON.stringify(document)
  const used = Object.entries(document.components?.schemas ?? {}).filter(([name]) => text.includes(`/schemas/${name}"`))
  return { ...document, components: { ...document.components, schemas: Object.fromEntries(used) } }
}
