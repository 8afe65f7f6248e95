import { sendMail } from '@todo/contracts'
import { errorMessage, redactText } from '@todo/observability'
import type pg from 'pg'
import { HopelessError, type JobContext, jobHandler } from '../job-handler.ts'
import { type Claim, claim, release, settle } from '../mail/outbox.ts'
import { RefusedError } from '../mail/transport.ts'

export const sendMailHandler = jobHandler({
  definition: sendMail,
  async handle({ mailId }, context) {
    const connection = await context.database.connect()
    try {
      const mail = await claim(connection, mailId)
      if (mail.verdict === 'taken') throw new Error('the mail is being sent by another job')
      await deliver(connection, mailId, mail, context)
      await release(connection, mailId)
      connection.release()
    } catch (error) {
      // Closing the connection lets go of the claim, whatever happened to it.
      connection.release(true)
      throw error
    }
  },
})

const deliver = async (connection: pg.PoolClient, mailId: string, mail: Claim, context: JobContext) => {
  const { transport, events, log } = context
  if (mail.verdict === 'withdrawn') {
    await settle(connection, mailId, 'withdrawn')
    return events.mails.add({ kind: mail.kind, outcome: 'withdrawn' })
  }
  if (mail.verdict !== 'claimed') return log.debug('the mail is settled')
  const { kind, recipient, subject, body, html, created_at: createdAt, wanted_at: wantedAt } = mail
  const began = performance.now()
  const measure = (outcome: string) => events.mailDuration.record({ outcome }, (performance.now() - began) / 1000)
  try {
    await transport.send({ id: mailId, recipient, subject, body, html, createdAt })
    measure(transport.outcome)
  } catch (error) {
    const outcome = error instanceof RefusedError ? 'refused' : 'deferred'
    measure(outcome)
    events.mails.add({ kind, outcome })
    if (!(error instanceof RefusedError)) throw error
    const reason = redactText(errorMessage(error))
    await settle(connection, mailId, 'failed', reason)
    throw new HopelessError(reason, { cause: error })
  }
  // From the server's 250 to this commit: whoever is killed in between sends the mail again, with the same Message-ID.
  await settle(connection, mailId, transport.outcome)
  events.mails.add({ kind, outcome: transport.outcome })
  if (kind === 'reminder') events.reminderLateness.record({}, Math.max(0, (Date.now() - wantedAt.getTime()) / 1000))
}
