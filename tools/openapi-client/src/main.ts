// Reads an OpenAPI document from standard input and prints its TypeScript types. See tools/generate.
import { text } from 'node:stream/consumers'
import openapi, { astToString, type OpenAPI3 } from 'openapi-typescript'

const types = await openapi(JSON.parse(await text(process.stdin)) as OpenAPI3, { alphabetize: true })
process.stdout.write(astToString(types))
