import { catalogue } from '@todo/api/errors'
import { type GeneratedFile, header } from './generated-file.ts'

const row = ([code, { status, title, remedy }]: [string, (typeof catalogue)[keyof typeof catalogue]]) =>
  `| <a id="${code}"></a>\`${code}\` | ${status} | ${title} | ${remedy} |`

/** The page of every problem that the API answers with. */
export const errorCatalogue = (): GeneratedFile => ({
  path: 'docs/reference/errors.md',
  content: `<!-- ${header('services/api/src/errors.ts')} -->
# Errors

Failures are answered as \`application/problem+json\` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). \`code\` is
stable and what programs should look at; \`errors\` names the fields of a request that are not valid; \`requestId\` is in
our logs.

| code | status | what happened | what to do |
|---|---|---|---|
${Object.entries(catalogue).map(row).join('\n')}
`,
})
