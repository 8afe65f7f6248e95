// Brings the tables of the app and of its jobs up to date, and ends: what a job runs before the services start.
import { databaseRole, databaseUrl, loadConfig, StartError } from '@todo/runtime'
import { z } from 'zod'
import { installJobs } from '../jobs/index.ts'
import { MigrationError } from './errors.ts'
import { migrate } from './migrate.ts'

const schema = z.object({
  DATABASE_URL: databaseUrl,
  /** The role that the worker runs as: the queue lets it in. */
  WORKER_ROLE: databaseRole.default('todo_worker'),
})

const say = (line: string) => process.stdout.write(`${line}\n`)

try {
  const { DATABASE_URL, WORKER_ROLE } = loadConfig(schema)
  const { applied } = await migrate(DATABASE_URL, { log: say })
  await installJobs({ url: DATABASE_URL, role: WORKER_ROLE })
  say(`Migrations applied: ${applied.length}`)
} catch (error) {
  if (!(error instanceof MigrationError || error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}
