import { list } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize, type OperationId } from '../../authorization.ts'
import { type Api, type Dependencies, operation } from '../../operation.ts'
import { allowMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { changeList } from './change-list.ts'
import { findMembership, lockList, presentList } from './list.ts'
import { listParams } from './params.ts'

interface ArchiveChange {
  readonly action: string
  readonly archived: boolean
  readonly summary: string
}

/** Into the archive and out of it; asked for twice, it changes once. */
export const changeArchive = (app: Api, { database }: Dependencies, id: OperationId, change: ArchiveChange) => {
  const { action, archived, summary } = change
  app.route({
    url: `/v1/lists/:listId/${action}`,
    ...operation(id, {
      method: 'POST',
      tag: 'Lists',
      summary,
      params: listParams,
      answers: { 200: list },
      problems: ['precondition-failed'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { listId } = request.params
        await lockList(tx, listId)
        const current = presentList(authorize(id, await findMembership(tx.prisma, userId, listId)))
        allowMatch(request, current)
        if ((current.archivedAt !== null) === archived) return ok(current)
        return changeList(tx, id, { userId, listId, change: { archivedAt: archived ? new Date() : null } })
      }),
  })
}
