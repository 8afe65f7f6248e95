import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '../../../services')

export interface RunningService {
  readonly name: string
  readonly url: string
  /** What it wrote to both outputs so far. */
  output(): string
  /** @returns its exit code */
  stop(): Promise<number | null>
}

interface ServiceOptions {
  readonly name: string
  readonly file: string
  readonly env: Readonly<Record<string, string>>
}

/** Starts a service with its preload, in exactly this environment. @throws Error with its output when it ends first */
export const startService = async ({ name, file, env }: ServiceOptions): Promise<RunningService> => {
  const child = spawn(process.execPath, ['--conditions=source', '--import', '@todo/observability/register', file], {
    cwd: join(folder, name),
    env,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => (output += text))
  const ended = once(child, 'close').then(([code]) => code as number | null)
  const early = ended.then(code => {
    throw new Error(`${name} ended with ${code} before it was ready: ${output}`)
  })
  const [ready] = (await Promise.race([once(child, 'message'), early])) as [{ url?: string }]
  early.catch(() => {})
  return {
    name,
    url: ready.url ?? '',
    output: () => output,
    stop() {
      if (child.exitCode === null) child.kill('SIGTERM')
      return ended
    },
  }
}
