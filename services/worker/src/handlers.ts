import type { JobHandler } from './job-handler.ts'
import { purgeChangesHandler } from './jobs/purge-changes.ts'
import { purgeExpiredInvitationsHandler } from './jobs/purge-expired-invitations.ts'
import { purgeExpiredSessionsHandler } from './jobs/purge-expired-sessions.ts'
import { purgeFailedJobsHandler } from './jobs/purge-failed-jobs.ts'
import { purgeIdempotencyKeysHandler } from './jobs/purge-idempotency-keys.ts'
import { purgeMailsHandler } from './jobs/purge-mails.ts'
import { purgeTrashHandler } from './jobs/purge-trash.ts'
import { scheduleDigestsHandler } from './jobs/schedule-digests.ts'
import { sendDigestHandler } from './jobs/send-digest.ts'
import { sendInvitationHandler } from './jobs/send-invitation.ts'
import { sendMailHandler } from './jobs/send-mail.ts'
import { sendReminderHandler } from './jobs/send-reminder.ts'

/** Every job of the house. */
export const handlers: readonly JobHandler[] = [
  sendReminderHandler,
  sendMailHandler,
  sendInvitationHandler,
  scheduleDigestsHandler,
  sendDigestHandler,
  purgeChangesHandler,
  purgeExpiredInvitationsHandler,
  purgeExpiredSessionsHandler,
  purgeFailedJobsHandler,
  purgeIdempotencyKeysHandler,
  purgeMailsHandler,
  purgeTrashHandler,
]
