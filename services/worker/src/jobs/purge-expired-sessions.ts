import { purgeExpiredSessions } from '@todo/contracts'
import { jobHandler } from '../job-handler.ts'

export const purgeExpiredSessionsHandler = jobHandler({
  definition: purgeExpiredSessions,
  schedule: '0 * * * *',
  async handle(_payload, { database, events, log }) {
    const { rowCount } = await database.query('delete from sessions where expires_at <= now()')
    const sessions = rowCount ?? 0
    events.sessionsPurged.add({}, sessions)
    log.info({ sessions }, 'expired sessions deleted')
  },
})
