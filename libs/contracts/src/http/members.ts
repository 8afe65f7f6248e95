import { z } from 'zod'
import { identifier, instant, newIdentifier, version } from './identifier.ts'
import { role } from './lists.ts'
import { emailAddress } from './text.ts'

/** Somebody in a list. */
export const member = z
  .strictObject({ userId: identifier, name: z.string(), email: z.string(), role, joinedAt: instant, version })
  .meta({ id: 'Member' })
/** See {@link member}. */
export type Member = z.infer<typeof member>

/** An invitation that nobody has accepted yet. */
export const invitation = z
  .strictObject({ id: identifier, email: z.string(), role, createdAt: instant, expiresAt: instant })
  .meta({ id: 'Invitation' })
/** See {@link invitation}. */
export type Invitation = z.infer<typeof invitation>

/** Everybody in a list; open invitations are shown to its owners. */
export const memberCollection = z
  .strictObject({ items: z.array(member), invitations: z.array(invitation) })
  .meta({ id: 'MemberCollection' })

/** Body of `create-invitation`. */
export const createInvitation = z.strictObject({ id: newIdentifier.optional(), email: emailAddress, role })

/** Body of `update-member`. */
export const updateMember = z.strictObject({ role })

/** The secret that an invitation's mail carries. */
export const invitationToken = z.strictObject({ token: z.string().min(1).max(200) })

/** What an invitation offers, to whoever holds its token. */
export const invitationOffer = z
  .strictObject({ listName: z.string(), role, email: z.string(), invitedBy: z.string().nullable() })
  .meta({ id: 'InvitationOffer' })
/** See {@link invitationOffer}. */
export type InvitationOffer = z.infer<typeof invitationOffer>
