import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '@todo/runtime'
import { LogFile } from './log-file.ts'
import { type Places, root } from './places.ts'

const built = join(root, 'services/web/dist/public')
// The next build, whoever runs it, empties the folder and so forgets what the last one came from.
const fingerprintFile = join(built, '.fingerprint')
const sources = [
  'pnpm-lock.yaml',
  'services/web/{index.html,package.json,vite.config.ts}',
  'services/web/{src,public}/**',
  'libs/contracts/src/**',
]

/**
 * Builds the web app unless what is built already came from these very sources.
 * @throws StartError
 */
export async function buildWeb(places: Pick<Places, 'logs'>): Promise<void> {
  const fingerprint = fingerprintOf(sources)
  if (existsSync(fingerprintFile) && readFileSync(fingerprintFile, 'utf8') === fingerprint) return
  const log = new LogFile(places.logs, 'web-build')
  const code = await log.withDescriptor(descriptor => {
    const args = ['--silent', '--filter', '@todo/web', 'run', 'build']
    const child = spawn('pnpm', args, { cwd: root, stdio: ['ignore', descriptor, descriptor] })
    return new Promise<number | null>(resolve => child.once('exit', resolve).once('error', () => resolve(null)))
  })
  if (code !== 0)
    throw new StartError(`The web app could not be built. The last words (all are in ${log.path}):\n${log.lastWords()}`)
  writeFileSync(fingerprintFile, fingerprint)
}

function fingerprintOf(patterns: readonly string[]): string {
  const hash = createHash('sha256')
  for (const name of globSync(patterns, { cwd: root }).sort()) {
    const path = join(root, name)
    if (statSync(path).isFile()) hash.update(name).update(readFileSync(path))
  }
  return hash.digest('hex')
}
