import { purgeChanges } from '@todo/contracts'
import { jobHandler } from '../job-handler.ts'

export const purgeChangesHandler = jobHandler({
  definition: purgeChanges,
  schedule: '40 4 * * *',
  async handle(_payload, { database, events, log }) {
    const { rows } = await database.query<{ purged: number }>('select app.purge_changes() as purged')
    const purged = rows[0]?.purged ?? 0
    events.purgedRows.add({ job: purgeChanges.name }, purged)
    log.info({ rows: purged }, 'purged')
  },
})
