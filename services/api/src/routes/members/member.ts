import { identifier, type Member, type Role } from '@todo/contracts'
import type { PrismaTransaction } from '@todo/database'
import { z } from 'zod'

export const memberParams = z.object({ listId: identifier, userId: identifier })

type Prisma = PrismaTransaction['prisma']

/** A membership with who it is. */
interface MemberRow {
  readonly userId: string
  readonly role: string
  readonly createdAt: Date
  readonly version: number
  readonly user: { readonly name: string; readonly email: string }
}

const include = { user: { select: { name: true, email: true } } } as const

export const findMember = async (prisma: Prisma, listId: string, userId: string): Promise<MemberRow | undefined> =>
  (await prisma.member.findUnique({ where: { listId_userId: { listId, userId } }, include })) ?? undefined

export const findMembers = async (prisma: Prisma, listId: string): Promise<MemberRow[]> =>
  prisma.member.findMany({ where: { listId }, orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }], include })

/** The representation of a member for the others in the list. */
export const presentMember = (found: MemberRow): Member => ({
  userId: found.userId,
  name: found.user.name,
  email: found.user.email,
  role: found.role as Role,
  joinedAt: found.createdAt.toISOString(),
  version: found.version,
})
