import { execFile, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { promisify } from 'node:util'
import { cacheFolder } from '@todo/launcher/cache-folder'

export const version = '4.32.5'

/** Path of a Python that has schemathesis, fetched once into the cache folder, outside the checkout. */
const provide = async (): Promise<string> => {
  const folder = join(cacheFolder(), `schemathesis-${version}`)
  if (!existsSync(folder)) {
    mkdirSync(cacheFolder(), { recursive: true })
    const unfinished = mkdtempSync(join(cacheFolder(), 'unfinished-'))
    try {
      const run = promisify(execFile)
      await run('python3', ['-m', 'venv', unfinished])
      await run(join(unfinished, 'bin/python'), ['-m', 'pip', 'install', '--quiet', `schemathesis==${version}`])
      renameSync(unfinished, folder)
    } finally {
      rmSync(unfinished, { recursive: true, force: true })
    }
  }
  return join(folder, 'bin/python')
}

export interface Verdict {
  readonly code: number | null
  readonly output: string
}

/** Probes an API by its own OpenAPI document, with all checks. */
export const probe = async (url: string, examples: number): Promise<Verdict> => {
  const python = await provide()
  const file = (name: string) => join(import.meta.dirname, name)
  const options = [
    '--max-examples',
    String(examples),
    '--continue-on-failure',
    '--no-shrink',
    '--mode',
    'all',
    '--checks',
    'all',
  ]
  const command = ['--config-file', file('schemathesis.toml'), 'run', `${url}/v1/openapi.json`, ...options]
  const start = ['-c', 'from schemathesis.cli import schemathesis; schemathesis()', ...command]
  const env = {
    PATH: process.env['PATH'],
    API_URL: url,
    SCHEMATHESIS_HOOKS: file('schemathesis.hooks.py'),
    NO_COLOR: '1',
  }
  const child = spawn(python, start, {
    cwd: cacheFolder(),
    env: { ...env, LANG: 'C.UTF-8' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject))
  const [output, complaint, code] = await Promise.all([text(child.stdout), text(child.stderr), ended])
  return { code, output: output + complaint }
}
