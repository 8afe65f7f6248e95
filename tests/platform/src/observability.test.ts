import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { configurationFolder } from '@todo/observability-stack/alerts'
import { layOutPrometheus } from '@todo/observability-stack/lay-out-prometheus'
import { provideTools } from '@todo/platform-tools'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'todo-platform-'))
afterAll(() => rmSync(folder, { recursive: true }))

let tools: Awaited<ReturnType<typeof provide>>
const provide = () => provideTools('promtool', 'otelcol', 'jaeger', 'loki')
beforeAll(async () => {
  tools = await provide()
})

/** Runs a tool in the folder of the configuration. Its verdict is its exit code; what it says becomes the failure. */
const verdict = (program: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> =>
  promisify(execFile)(program, args, { cwd: configurationFolder, env: { ...process.env, ...env } }).then(
    () => 'accepted',
    ({ stdout, stderr, message }) => `${stdout}${stderr}` || message,
  )

describe('alerts are silent a minute before their time, and fire at it', () => {
  test.each(globSync('alerts/*.test.yaml', { cwd: configurationFolder }).sort())('%s', async file => {
    expect(await verdict(tools.promtool, ['test', 'rules', file])).toBe('accepted')
  })
})

describe('the servers take their configuration', () => {
  test.each(['files', 'kubernetes'] as const)('Prometheus, with targets from %s', async scrape => {
    layOutPrometheus(join(folder, scrape), scrape)
    const args = ['check', 'config', '--lint=all', '--lint-fatal', join(folder, scrape, 'prometheus.yaml')]
    expect(await verdict(tools.promtool, args)).toBe('accepted')
  })

  test('the collector', async () => {
    expect(await verdict(tools.otelcol, ['validate', '--config', 'collector/config.yaml'])).toBe('accepted')
  })

  test('Jaeger', async () => {
    expect(await verdict(tools.jaeger, ['validate', '--config', 'jaeger/config.yaml'])).toBe('accepted')
  })

  test('Loki', async () => {
    const args = ['-verify-config', '-config.expand-env=true', '-config.file=loki/config.yaml']
    expect(await verdict(tools.loki, args, { DATA_DIR: join(folder, 'loki') })).toBe('accepted')
  })
})
