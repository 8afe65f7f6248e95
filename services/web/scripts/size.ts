// Measures what the signed-in list loads before it answers input: the entry of the build and all that it imports at once.
// Fails, naming the file, when it is over its budget. Run it on a built app: `pnpm --filter @todo/web build`, then `… size`.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

/** Kilobytes (1000 bytes) after gzip at its best, as a CDN would send them. */
const budgets = { JavaScript: 100, CSS: 15 }

const root = join(import.meta.dirname, '../dist/public')
const manifest = JSON.parse(readFileSync(join(root, '.vite/manifest.json'), 'utf8')) as Record<string, Chunk>

const withImports = (name: string, seen = new Set<string>()): Set<string> => {
  if (!seen.has(name)) for (const other of manifest[seen.add(name) && name]?.imports ?? []) withImports(other, seen)
  return seen
}

const entry = Object.keys(manifest).find(name => manifest[name]?.isEntry)
if (!entry) throw new Error('The manifest of the build names no entry.')
const chunks = [...withImports(entry)].flatMap(name => manifest[name] ?? [])
const files = {
  // theme.js is not in the manifest: index.html loads it before anything else.
  JavaScript: ['theme.js', ...chunks.map(({ file }) => file)],
  CSS: [...new Set(chunks.flatMap(({ css = [] }) => css))],
}

for (const [kind, names] of Object.entries(files) as [keyof typeof files, string[]][]) {
  const sizes = names.map(name => ({
    name,
    size: gzipSync(readFileSync(join(root, name)), { level: 9 }).length / 1000,
  }))
  const total = sizes.reduce((sum, { size }) => sum + size, 0)
  const parts = sizes.map(({ name, size }) => `${name} ${size.toFixed(1)}`).join(', ')
  console.log(`First ${kind}: ${total.toFixed(1)} of ${budgets[kind]} kB gzip (${parts})`)
  if (total > budgets[kind]) {
    console.error(`First ${kind} is over its budget: load a part of ${names.at(-1)} later, or make it smaller.`)
    process.exitCode = 1
  }
}

/** What is loaded for those alone who agreed to report, in kilobytes. */
const reporting = 'src/telemetry/start.ts'
const reportingBudget = 10
const first = withImports(entry)
const own = [...withImports(reporting)].filter(name => !first.has(name)).flatMap(name => manifest[name]?.file ?? [])
const size = own.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file)), { level: 9 }).length / 1000, 0)
console.log(`Reporting: ${size.toFixed(1)} of ${reportingBudget} kB gzip`)
if (own.length === 0 || size > reportingBudget) {
  console.error(
    `${reporting} is loaded with the app, or over its budget: load it by import() alone, or make it smaller.`,
  )
  process.exitCode = 1
}
