import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Layers } from './check-values.ts'
import type { DeploymentTree } from './deployment-tree.ts'

/**
 * Puts the library into a copy of the chart, where Helm looks for it (`helm dependency build` would leave an archive of
 * it in the checkout), and hands the copy's folder and the options for its values to `use`.
 */
export async function withStagedChart<R>(
  tree: DeploymentTree,
  { chart, files }: Layers,
  given: object,
  use: (folder: string, values: readonly string[]) => Promise<R>,
): Promise<R> {
  const staging = mkdtempSync(join(tmpdir(), 'todo-chart-'))
  try {
    const folder = join(staging, chart)
    cpSync(tree.path('charts', chart), folder, { recursive: true })
    cpSync(tree.path('charts/library'), join(folder, 'charts/library'), { recursive: true })
    const last = join(staging, 'given.yaml')
    writeFileSync(last, stringify(given))
    return await use(
      folder,
      [...files, last].flatMap(file => ['--values', file]),
    )
  } finally {
    rmSync(staging, { recursive: true })
  }
}
