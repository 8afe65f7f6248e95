/** A parent of service.fixture.ts that tells the pid of its child and then waits to be killed. */
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const fixture = fileURLToPath(new URL('./service.fixture.ts', import.meta.url))
const child = spawn(process.execPath, ['--conditions=source', fixture], {
  env: {},
  stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
})
child.once('message', () => process.stdout.write(`${child.pid}\n`))
