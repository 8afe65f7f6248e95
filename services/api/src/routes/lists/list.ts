import type { Color, List, Role } from '@todo/contracts'
import type { PrismaTransaction } from '@todo/database'

type Prisma = PrismaTransaction['prisma']

/** A membership with its list. */
export const findMembership = (prisma: Prisma, userId: string, listId: string) =>
  prisma.member
    .findUnique({ where: { listId_userId: { listId, userId } }, include: { list: true } })
    .then(found => (found ? { ...found, role: found.role as Role } : undefined))

type Membership = NonNullable<Awaited<ReturnType<typeof findMembership>>>

/** The representation of a list for one of its members. */
export const presentList = ({ list, role, position, version }: Membership): List => ({
  id: list.id,
  name: list.name,
  color: list.color as Color,
  role,
  position,
  archivedAt: list.archivedAt?.toISOString() ?? null,
  createdAt: list.createdAt.toISOString(),
  updatedAt: list.updatedAt.toISOString(),
  // The list and this member's place in it change apart; the sum grows with either.
  version: list.version + version - 1,
})

/** Edits of one list wait for each other, so that what If-Match was compared with is what is changed. */
export const lockList = (tx: PrismaTransaction, listId: string) =>
  tx.query({
    name: 'lock-list',
    text: 'select 1 from pg_advisory_xact_lock(hashtextextended($1::text, 2))',
    values: [listId],
  })
