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
    },
    createdAt: user.createdAt.toISOString(),
    // Either part changing makes a new version, and both only grow.
    version: user.version + settings.version - 1,
  }
}
