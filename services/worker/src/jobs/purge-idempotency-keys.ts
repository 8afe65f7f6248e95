import { purgeIdempotencyKeys } from '@todo/contracts'
import { purgeHandler } from '../purge.ts'

export const purgeIdempotencyKeysHandler = purgeHandler({
  definition: purgeIdempotencyKeys,
  schedule: '15 * * * *',
  table: 'idempotency_keys',
  key: 'user_id, key',
  where: `created_at < now() - interval '24 hours'`,
})
