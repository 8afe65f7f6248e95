import type { Language } from '../language.ts'
import type { Draft } from '../layout.ts'

interface InvitationContent {
  /** Undefined when the inviter's account is gone. */
  readonly inviter: string | undefined
  readonly listName: string
  readonly expiresAt: Date
  readonly url: string
}

export const invitationMail = (language: Language, content: InvitationContent): Draft => {
  const { inviter, listName, expiresAt, url } = content
  const { invitation } = language.phrases
  return {
    language: language.tag,
    subject: invitation.subject(inviter),
    blocks: [
      { paragraph: invitation.invites(inviter, listName) },
      { link: invitation.accept, to: url },
      { paragraph: invitation.until(language.instant(expiresAt)) },
      { footer: invitation.footer },
    ],
  }
}
