import { execFile } from 'node:child_process'
import { resolve } from 'node:path'
import { promisify } from 'node:util'
import { ToolError } from './run.ts'

const tools = resolve(import.meta.dirname, '../..')

/**
 * Where the sources of a module are, fetched in the version that `tools/<folder>/go.mod` pins.
 * @throws ToolError
 */
export async function moduleFolder(folder: string, module: string): Promise<string> {
  const env = { ...process.env, GOTOOLCHAIN: 'local', GOFLAGS: '' }
  try {
    const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', module], {
      cwd: resolve(tools, folder),
      env,
    })
    return JSON.parse(stdout).Dir
  } catch (error) {
    const { code, stdout, message } = error as NodeJS.ErrnoException & { stdout?: string }
    if (code === 'ENOENT')
      throw new ToolError(`${module} is fetched by go, which is not on PATH: install Go 1.26 (go.dev/dl).`)
    throw new ToolError(`${module} could not be fetched: ${stdout || message}`)
  }
}
