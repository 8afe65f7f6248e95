import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fp from 'fastify-plugin'
import { createJsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod'
import { completeOpenApi } from './openapi-details.ts'

const description = `Todos in lists, for people and programs.

Errors are problem details (RFC 9457) with a stable \`code\`. Items carry an \`ETag\`; edits and deletions need it as
\`If-Match\`, so that no edit is lost. A \`POST\` may carry an \`Idempotency-Key\`: sent again, it is answered again and
carried out once. \`PATCH\` takes a merge patch (RFC 7396). Identifiers are UUIDv7 and may be chosen by the client.`

/** OpenAPI 3.1 at /v1/openapi.json, made from the contracts, and a page to read it at /v1/docs. */
export const documentation = fp<{ version: string }>(
  async (app, { version }) => {
    await app.register(swagger, {
      openapi: {
        openapi: '3.1.0',
        info: { title: 'Todo API', version, description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
        servers: [{ url: '/' }],
        components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-session' } } },
        security: [{ session: [] }],
      },
      // Routes that are no operations (probes, this page) are not part of the contract.
      transform: ({ route, ...rest }) => {
        const document = createJsonSchemaTransform({})({ route, ...rest } as never)
        return route.config?.operationId ? document : { ...document, schema: { ...document.schema, hide: true } }
      },
      transformObject: document => completeOpenApi(jsonSchemaTransformObject(document)),
    })
    app.get('/v1/openapi.json', { schema: { hide: true } }, (_request, reply) =>
      reply.header('cache-control', 'no-cache').send(app.swagger()),
    )
    await app.register(swaggerUi, {
      routePrefix: '/v1/docs',
      staticCSP: true,
      uiConfig: { deepLinking: true, url: '/v1/openapi.json' },
    })
  },
  { name: 'documentation' },
)
