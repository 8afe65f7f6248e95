// Brings the tables of the app and of its job queue up to date and ends: what runs before the services start.
import { databaseUrl, loadConfig, StartError } from '@todo/runtime'
import { z } from 'zod'
import { installJobs } from '../jobs/index.ts'
import { MigrationError } from './errors.ts'
import { migrate } from './migrate.ts'

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const { DATABASE_URL } = loadConfig(z.object({ DATABASE_URL: databaseUrl }))
  const { applied } = await migrate(DATABASE_URL, { log: say })
  await installJobs({ url: DATABASE_URL, role: 'todo_worker' })
  say(`Migrations applied: ${applied.length}`)
} catch (error) {
  if (!(error instanceof MigrationError || error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
