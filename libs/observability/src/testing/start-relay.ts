import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

export type Relay = {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  url: string
  stop(): Promise<number>
}

/** Starts relay.fixture.ts under the preload with exactly this environment, and waits until it listens or exits. */
export async function startRelay(env: Record<string, string>): Promise<Relay> {
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', '@todo/observability/register', 'src/testing/relay.fixture.ts'],
    { cwd: packageFolder, env, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] },
  )
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', text => (output.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', text => (output.stderr += text))
  const closed = once(child, 'close')
  const [message] = await Promise.race([once(child, 'message'), closed])
  return {
    child,
    output,
    url: (message as { url?: string } | null)?.url ?? '',
    async stop() {
      child.send('stop')
      const [code] = await closed
      return code
    },
  }
}

/** Lines of a log, parsed. */
export function logLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
}
