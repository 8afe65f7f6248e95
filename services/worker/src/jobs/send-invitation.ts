import { sendInvitation } from '@todo/contracts'
import { jobHandler } from '../job-handler.ts'
import { languageOf } from '../mail/language.ts'
import { layOut } from '../mail/layout.ts'
import { invitationMail } from '../mail/messages/invitation.ts'
import { writeMail } from '../mail/outbox.ts'

interface OpenInvitation {
  readonly email: string
  readonly list_name: string
  readonly invited_by: string | null
  readonly locale: string
  readonly time_zone: string
  readonly expires_at: Date
}

export const sendInvitationHandler = jobHandler({
  definition: sendInvitation,
  async handle({ invitationId, token }, { database, publicUrl, log }) {
    const text = 'select * from app.read_invitation($1)'
    const { rows } = await database.query<OpenInvitation>({ name: 'read-invitation', text, values: [invitationId] })
    const [it] = rows
    if (!it) return log.debug('the invitation is gone')
    const draft = invitationMail(languageOf(it.locale, it.time_zone), {
      inviter: it.invited_by ?? undefined,
      listName: it.list_name,
      expiresAt: it.expires_at,
      // Behind the #, where browsers keep it to themselves: no server's log ever has it.
      url: `${publicUrl}/invitations#token=${token}`,
    })
    const key = `invitation ${invitationId}`
    await writeMail(database, { kind: 'invitation', key, recipient: it.email, invitationId, ...layOut(draft) })
  },
})
