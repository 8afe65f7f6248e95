import type { PrismaTransaction } from '@todo/database'
import { ok } from '../../answer.ts'
import { authorize, type OperationId } from '../../authorization.ts'
import { findMembership, presentList } from './list.ts'

/** What a list's row may become. */
interface Change {
  readonly name?: string | undefined
  readonly color?: string | undefined
  readonly archivedAt?: Date | null
}

/** Changes a list and answers with it. */
export const changeList = async (
  tx: PrismaTransaction,
  id: OperationId,
  { userId, listId, change }: { userId: string; listId: string; change: Change },
) => {
  const { name, color, archivedAt } = change
  await tx.prisma.list.update({
    where: { id: listId },
    data: { ...(name && { name }), ...(color && { color }), ...(archivedAt !== undefined && { archivedAt }) },
  })
  return ok(presentList(authorize(id, await findMembership(tx.prisma, userId, listId))))
}
