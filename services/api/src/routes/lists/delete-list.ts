import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, lockList, presentList } from './list.ts'
import { listParams } from './params.ts'

export const deleteList: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId',
    ...operation('delete-list', {
      method: 'DELETE',
      tag: 'Lists',
      summary: 'Delete a list and its todos for good',
      description: 'Archive it instead to keep its todos.',
      params: listParams,
      answers: { 204: z.undefined() },
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { listId } = request.params
        await lockList(tx, listId)
        const current = presentList(authorize('delete-list', await findMembership(tx.prisma, userId, listId)))
        requireMatch(request, current)
        await tx.prisma.list.deleteMany({ where: { id: listId } })
        return noContent
      }),
  })
}
