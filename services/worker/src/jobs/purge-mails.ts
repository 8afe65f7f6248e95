import { purgeMails } from '@todo/contracts'
import { purgeHandler } from '../purge.ts'

export const purgeMailsHandler = purgeHandler({
  definition: purgeMails,
  schedule: '20 4 * * *',
  table: 'mails',
  key: 'id',
  where: `created_at < now() - interval '30 days'`,
})
