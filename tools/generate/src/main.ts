// Writes every generated file; with --check it writes nothing, and fails naming the files that are not what they should be.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { charts } from './charts.ts'
import { errorCatalogue } from './error-catalogue.ts'
import { dashboards, sloRules } from './observability.ts'
import { telemetryPage } from './telemetry-page.ts'
import { openApi, webClient } from './web-client.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const document = openApi(root)
const files = [
  errorCatalogue(),
  document,
  webClient(root, document),
  telemetryPage(),
  ...dashboards(),
  ...sloRules(),
  ...charts(),
]

const current = (path: string): string | undefined => {
  try {
    return readFileSync(join(root, path), 'utf8')
  } catch {
    return undefined
  }
}

const stale = files.filter(({ path, content }) => current(path) !== content)
if (process.argv.includes('--check')) {
  for (const { path } of stale) console.error(`${path} is not up to date: run ./todo generate and commit it.`)
  process.exitCode = stale.length > 0 ? 1 : 0
} else {
  for (const { path, content } of stale) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
    console.log(`wrote ${path}`)
  }
}
