// Generates Prisma Client into src/generated, where it is compiled with the package. Runs at every install, so it first
// looks whether there is anything to do.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const folder = dirname(import.meta.dirname)
const fingerprintFile = join(folder, 'src/generated/.fingerprint')
const manifestFile = createRequire(import.meta.url).resolve('prisma/package.json')
const manifest: { version: string; bin: { prisma: string } } = JSON.parse(readFileSync(manifestFile, 'utf8'))

const fingerprint = createHash('sha256')
  .update(manifest.version)
  .update(readFileSync(join(folder, 'prisma/schema.prisma')))
  .digest('hex')

if (!existsSync(fingerprintFile) || readFileSync(fingerprintFile, 'utf8') !== fingerprint) {
  execFileSync(process.execPath, [join(dirname(manifestFile), manifest.bin.prisma), 'generate', '--no-hints'], {
    cwd: folder,
    stdio: ['ignore', 'inherit', 'inherit'],
    // The CLI would download an engine that talks to databases, which generating does not need: any program will do.
    env: { PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1', ...process.env },
  })
  writeFileSync(fingerprintFile, fingerprint)
}
