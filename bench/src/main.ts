import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { aimsOf, isMet } from './aims.ts'
import { root } from './child.ts'
import { renderPage } from './page.ts'
import { runBench, sizes } from './run.ts'

/** `./todo bench` measures for some minutes and writes the page; `--quick` only shows that everything can be measured. */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const started = performance.now()
const tell = (line: string) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)

const report = await runBench(values.quick ? sizes.quick : sizes.full, tell)
const page = renderPage(report)
process.stdout.write(page.slice(page.indexOf('## Aims')))
if (values.quick) {
  tell('quick figures mean nothing: the page was not written')
} else {
  await writeFile(join(root, 'docs/reference/performance.md'), page)
  const missed = aimsOf(report).filter(aim => !isMet(aim))
  tell(`wrote docs/reference/performance.md; ${missed.length} aims missed`)
}
