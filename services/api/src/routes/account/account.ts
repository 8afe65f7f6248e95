import type { Account, Settings } from '@todo/contracts'
import type { PrismaTransaction } from '@todo/database'

type Prisma = PrismaTransaction['prisma']

/** The account of a user who is known to exist. */
export const findAccount = async (prisma: Prisma, userId: string): Promise<Account> => {
  const user = await prisma.user.findUniqueOrThrow({ where: { id: userId }, include: { settings: true } })
  const { settings } = user
  if (!settings) throw new Error(`user ${userId} has no settings`)
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    settings: {
      timeZone: settings.timeZone,
      locale: settings.locale,
      weekStart: settings.weekStart as Settings['weekStart'],
      theme: settings.theme as Settings['theme'],
      dailyDigest: settings.dailyDigest,
    },
    createdAt: user.createdAt.toISOString(),
    // Either part changing makes a new version, and both only grow.
    version: user.version + settings.version - 1,
  }
}

/** Edits of one account wait for each other, so that what If-Match was compared with is what is changed. */
export const lockAccount = (tx: PrismaTransaction, userId: string) =>
  tx.query({ name: 'lock-account', text: 'select 1 from users where id = $1::uuid for update', values: [userId] })

/** Only the members that a patch has; Prisma Client takes an undefined for a mistake. */
export const present = <Patch extends object>(patch: Patch) =>
  Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))

/** The hash of the user's own password, if there is one. */
export const findPasswordHash = async (prisma: Prisma, userId: string): Promise<string | undefined> => {
  const identity = await prisma.identity.findFirst({ where: { userId, kind: 'password' } })
  return identity?.passwordHash ?? undefined
}
