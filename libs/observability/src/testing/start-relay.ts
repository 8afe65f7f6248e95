import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'

const packageFolder = fileURLToPath(new URL('../..', import.meta.url))

export type Relay = {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  url: string
  /** Resolves to the log line with this message, as soon as there is one. */
  logged(msg: string): Promise<Record<string, unknown>>
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
    logged: msg =>
      vi.waitUntil(() => logLines(output.stdout).find(line => line['msg'] === msg), { timeout: 20_000, interval: 10 }),
    async stop() {
      child.send('stop')
      const [code] = await closed
      return code
    },
  }
}

/** The complete lines of a log, parsed. */
export function logLines(stdout: string): Record<string, unknown>[] {
  return stdout
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line))
}
