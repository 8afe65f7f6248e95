import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/** A tool that cannot be had, with what to do about it. */
export class ToolError extends Error {
  override name = 'ToolError'
}

export interface RunOptions {
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
  /** Told each line of stderr. */
  readonly progress?: (line: string) => void
}

/** Runs a program to its end. @throws ToolError with the last lines it wrote, or ENOENT when there is no such program */
export async function run(program: string, args: readonly string[], options: RunOptions): Promise<void> {
  const { cwd, env = {}, progress = () => {} } = options
  const child = spawn(program, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })
  // A build must not outlive who asked for it.
  const stop = () => void child.kill()
  process.once('exit', stop)
  const lines: string[] = []
  createInterface(child.stderr).on('line', line => {
    progress(line)
    lines.push(line)
  })
  const code = await new Promise((resolve, reject) => child.once('close', resolve).once('error', reject)).finally(() =>
    process.off('exit', stop),
  )
  if (code !== 0) throw new ToolError(`${program} ${args.join(' ')} failed: ${lines.slice(-10).join('\n')}`)
}
