import { purgeExpiredInvitations } from '@todo/contracts'
import { purgeHandler } from '../purge.ts'

export const purgeExpiredInvitationsHandler = purgeHandler({
  definition: purgeExpiredInvitations,
  schedule: '5 * * * *',
  table: 'invitations',
  key: 'id',
  where: 'expires_at <= now()',
})
