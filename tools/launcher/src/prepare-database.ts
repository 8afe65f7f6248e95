import { installJobs } from '@todo/database/jobs'
import { MigrationError, migrate } from '@todo/database/migrate'
import { StartError } from '@todo/runtime'
import { roles } from './services.ts'

/**
 * Brings the tables of the app and of its jobs to what the services expect.
 * @throws StartError
 */
export async function prepareDatabase(databaseUrl: string): Promise<void> {
  try {
    await migrate(databaseUrl)
  } catch (error) {
    if (error instanceof MigrationError) throw new StartError(error.message, { cause: error })
    throw error
  }
  await installJobs({ url: databaseUrl, role: roles.worker })
}
