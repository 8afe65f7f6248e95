import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type GoTool, type GoToolName, goTools } from './go-tools.ts'
import { intoCache } from './into-cache.ts'
import { run, ToolError } from './run.ts'

const tools = resolve(import.meta.dirname, '../..')
const flags = ['-trimpath', '-ldflags', '-s -w']

/** Builds a tool from its pinned modules, unless the cache has it from the same pins. @throws ToolError */
export async function buildGoTool(name: GoToolName): Promise<string> {
  const tool: GoTool = goTools[name]
  const folder = await intoCache(`${name}-${stampOf(tool)}`, async unfinished => {
    const began = performance.now()
    console.error(`Building ${name} from tools/${tool.folder}, once (minutes the first time) …`)
    const args = ['build', ...flags, '-tags', (tool.tags ?? []).join(), '-o', join(unfinished, name), tool.package]
    await build(name, args, join(tools, tool.folder))
    console.error(`Built ${name} in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  })
  return join(folder, name)
}

/** Changes with all that a build depends on. */
export function stampOf({ folder, ...rest }: GoTool): string {
  const hash = createHash('sha256').update(JSON.stringify([rest, flags]))
  for (const file of readdirSync(join(tools, folder)).sort()) hash.update(readFileSync(join(tools, folder, file)))
  return hash.digest('hex').slice(0, 12)
}

async function build(name: string, args: string[], cwd: string): Promise<void> {
  // The pinned modules decide, not what go would rather fetch; without cgo no C compiler is needed.
  const env = { CGO_ENABLED: '0', GOTOOLCHAIN: 'local', GOFLAGS: '' }
  try {
    await run('go', args, { cwd, env, progress: line => line.startsWith('go: downloading') && console.error(line) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw new ToolError(`${name} is built from Go modules, and there is no go on PATH: install Go 1.26 (go.dev/dl).`)
  }
}
