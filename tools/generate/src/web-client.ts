import { execFileSync } from 'node:child_process'
import type { GeneratedFile } from './generated-file.ts'
import { header } from './generated-file.ts'

const maxBuffer = 64 * 1024 * 1024

/** Runs a program of the checkout and answers with what it prints. */
const run = (root: string, args: readonly string[], input?: string): string =>
  execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer, input })

/** The OpenAPI document, as the API itself describes what is registered. */
export const openApi = (root: string): GeneratedFile => ({
  path: 'docs/reference/openapi.json',
  content: run(root, ['--conditions=source', 'services/api/src/openapi.ts']),
})

/** The types of the web app's client. */
export const webClient = (root: string, { content }: GeneratedFile): GeneratedFile => ({
  path: 'services/web/src/api/schema.ts',
  content: `// ${header('the OpenAPI document of services/api')}\n\n${run(root, ['tools/openapi-client/src/main.ts'], content)}`,
})
