// assemble.ts SERVICE STORE FOLDER: puts what runs of a built service into FOLDER, and nothing else.
import { spawnSync } from 'node:child_process'
import { lutimesSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'

const [service, store = '', folder = ''] = process.argv.slice(2)

// The embedded database is an optional dependency; where images run, the database is somewhere else.
const options = ['--prod', '--no-optional', '--legacy', '--offline', '--store-dir', store]
const deploy = ['--filter', `@todo/${service}`, 'deploy', ...options, folder]
const { status } = spawnSync('pnpm', deploy, { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

/** What no process of a service reads; the paths of folders have no slash at their end. */
const unread = [
  /\.(map|[mc]?ts|test\.js|tsbuildinfo|md|markdown)$/,
  /\/\.pnpm\/(@types\+[^/]+|lock\.yaml)$/,
  /\/node_modules\/.*\/(tests?|__tests__|examples?|benchmarks?|\.github)$/,
  // Our own: what tests need, what builds the web app, and its types.
  /(^|\/@todo\/[^/]+\/)dist\/(.*\/)?(testing|[^/]+\.fixture\.js)$/,
  /^dist\/(vite\.config\.js|scripts|client-types)$/,
  // Of Prisma's query compilers, one is used: Postgres', the fast one.
  /@prisma\/client\/runtime\/(query_compiler_(small|fast_bg\.(?!postgresql))|wasm-compiler-edge|index-browser)/,
  /^(pnpm-lock\.yaml|node_modules\/\.modules\.yaml)$/,
]
const entries = readdirSync(folder, { recursive: true, encoding: 'utf8' })
for (const path of entries) {
  if (unread.some(pattern => pattern.test(path))) rmSync(join(folder, path), { recursive: true, force: true })
}

// The same sources make the same layer.
const moment = new Date(0)
for (const path of ['.', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })]) {
  lutimesSync(join(folder, path), moment, moment)
}
