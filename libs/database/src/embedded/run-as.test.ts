import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { findBinaries } from './binaries.ts'
import { chooseRunAs } from './run-as.ts'
import { scratchFolder } from './scratch.fixture.ts'

test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'runs programs that only root may reach, and that look for each other, as nobody',
  async () => {
    const folder = scratchFolder()
    const { initdb } = await findBinaries()
    // A checkout under /root: bin, lib and share below a folder that is closed to everyone else.
    execFileSync('cp', ['-a', dirname(dirname(initdb)), join(folder, 'native')])
    const copy = join(folder, 'native', 'bin', basename(initdb))
    chmodSync(folder, 0o700)
    const runAs = chooseRunAs(join(folder, 'postgres'), copy)
    // It looks for the postgres program beside it, reads its input files, says its settings and ends.
    const child = runAs.spawn(copy, ['--show', `--pgdata=${folder}/postgres`], { stdio: ['ignore', 'ignore', 'pipe'] })
    const [said] = await Promise.all([child.stderr && text(child.stderr), once(child, 'close')])
    expect(child.exitCode).toBe(0)
    expect(said).toContain('POSTGRES_SUPERUSERNAME=nobody')
  },
)
