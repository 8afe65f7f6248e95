import { purgeTrash } from '@todo/contracts'
import { purgeHandler } from '../purge.ts'

export const purgeTrashHandler = purgeHandler({
  definition: purgeTrash,
  schedule: '10 * * * *',
  table: 'todos',
  key: 'id',
  where: `trashed_at < now() - interval '30 days'`,
})
