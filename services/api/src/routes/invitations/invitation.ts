import type { Invitation, Role } from '@todo/contracts'

/** Days that an invitation is good for. */
export const invitationDays = 14

/** The representation of an invitation for the owners of its list: without its token, which only the mail carries. */
export const presentInvitation = (row: {
  id: string
  email: string
  role: string
  createdAt: Date
  expiresAt: Date
}): Invitation => ({
  id: row.id,
  email: row.email,
  role: row.role as Role,
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt.toISOString(),
})
