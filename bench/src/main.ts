import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { aimsOf, isMet } from './aims.ts'
import { root } from './child.ts'
import { aimsTable, renderPage } from './page.ts'
import { type Measured, runBench, sizes, stepNames } from './run.ts'

/**
 * `./todo bench` measures for some minutes and writes the page. `./todo bench reminders` measures that part alone and
 * writes nothing; `--quick` only shows that everything can be measured.
 */
const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const isStep = (name: string): name is keyof Measured => (stepNames as string[]).includes(name)
const unknown = positionals.find(name => !isStep(name))
if (unknown) {
  process.stderr.write(
    `There is no part ${unknown} to measure: name some of ${stepNames.join(', ')}, or none for all.\n`,
  )
  process.exit(1)
}
const started = performance.now()
const tell = (line: string) =>
  process.stderr.write(`${((performance.now() - started) / 1000).toFixed(0).padStart(4)} s  ${line}\n`)

const size = values.quick ? sizes.quick : sizes.full
const names = positionals.filter(isStep)
if (names.length > 0) {
  const { machine, ...report } = await runBench(size, tell, names)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n\n${aimsTable(aimsOf(report))}\n`)
} else {
  const report = await runBench(size, tell)
  const page = renderPage(report)
  process.stdout.write(page.slice(page.indexOf('## Aims')))
  if (values.quick) tell('quick figures mean nothing: the page was not written')
  else await writeFile(join(root, 'docs/reference/performance.md'), page)
  tell(`${aimsOf(report).filter(aim => !isMet(aim)).length} aims missed`)
}
