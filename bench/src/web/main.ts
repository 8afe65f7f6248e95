import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { root } from '../child.ts'
import { describeMachine } from '../machine.ts'
import { type Extent, measureLists } from './measure.ts'
import { renderWebPage, type WebReport, webAims } from './page.ts'
import { openStand } from './stand.ts'

/** `./todo bench:web` measures for some minutes and writes the page; `--quick` only shows that everything can be measured. */
const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const tell = (line: string) => process.stderr.write(`${line}\n`)
const extent: Extent = values.quick ? { rounds: 1, times: 3, slowdown: 4 } : { rounds: 3, times: 20, slowdown: 4 }
const rows = 10_000

tell('building the app, and filling a database')
await using stand = await openStand(rows)
tell(`measuring in Chromium ${stand.browserVersion}`)
const lists = await measureLists(stand, extent)
const report: WebReport = {
  ...{ ...lists, extent, rows, browser: stand.browserVersion },
  date: new Date().toISOString().slice(0, 10),
  machine: await describeMachine(stand.session),
}
const page = renderWebPage(report)
process.stdout.write(page.slice(page.indexOf('## Aims')))
if (values.quick) tell('quick figures mean nothing: the page was not written')
else {
  await writeFile(join(root, 'docs/reference/web-performance.md'), page)
  tell(`wrote docs/reference/web-performance.md; ${webAims(report).filter(({ met }) => !met).length} aims missed`)
}
