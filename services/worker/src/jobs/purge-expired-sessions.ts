import { purgeExpiredSessions } from '@todo/contracts'
import { purgeHandler } from '../purge.ts'

export const purgeExpiredSessionsHandler = purgeHandler({
  definition: purgeExpiredSessions,
  schedule: '0 * * * *',
  table: 'sessions',
  key: 'id',
  where: 'expires_at <= now()',
})
