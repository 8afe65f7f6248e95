import { identifier, type Member, type Role } from '@todo/contracts'
import type { PrismaTransaction } from '@todo/database'
import { z } from 'zod'

export const memberParams = z.object({ listId: identifier, userId: identifier })

type Prisma = PrismaTransaction['prisma']

const withUser = { include: { user: { select: { name: true, email: true } } } } as const

export const findMember = (prisma: Prisma, listId: string, userId: string) =>
  prisma.member.findUnique({ where: { listId_userId: { listId, userId } }, ...withUser })

export const findMembers = (prisma: Prisma, listId: string) =>
  prisma.member.findMany({ where: { listId }, orderBy: [{ createdAt: 'asc' }, { userId: 'asc' }], ...withUser })

/** The representation of a member for the others in the list. */
export const presentMember = (found: NonNullable<Awaited<ReturnType<typeof findMember>>>): Member => ({
  userId: found.userId,
  name: found.user.name,
  email: found.user.email,
  role: found.role as Role,
  joinedAt: found.createdAt.toISOString(),
  version: found.version,
})
