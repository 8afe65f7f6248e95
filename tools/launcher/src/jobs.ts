// Asks the worker's own command for the failed jobs, of the database that is set, else of the app that runs here.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { readConfig } from './config.ts'
import { root } from './places.ts'
import { readRunning } from './running.ts'

const { databaseUrl, places } = readConfig()
const DATABASE_URL = databaseUrl ?? readRunning(places)?.postgres.url ?? ''
if (DATABASE_URL === '') {
  process.stderr.write('The app does not run here: start it with ./todo start, or set DATABASE_URL to its database.\n')
  process.exitCode = 1
} else {
  const command = join(root, 'services/worker/src/cli/jobs.ts')
  const args = ['--conditions=source', command, ...process.argv.slice(2)]
  const { status } = spawnSync(process.execPath, args, { env: { ...process.env, DATABASE_URL }, stdio: 'inherit' })
  process.exitCode = status ?? 1
}
