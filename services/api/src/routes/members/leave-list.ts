import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, lockList } from '../lists/list.ts'
import { listParams } from '../lists/params.ts'

export const leaveList: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId/leave',
    ...operation('leave-list', {
      method: 'POST',
      tag: 'Sharing',
      summary: 'Leave a list; what you kept on its todos goes with you',
      params: listParams,
      answers: { 204: z.undefined() },
      problems: ['last-owner'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { listId } = request.params
        await lockList(tx, listId)
        authorize('leave-list', await findMembership(tx.prisma, userId, listId))
        await tx.prisma.$executeRaw`select app.remove_member(${listId}::uuid, ${userId}::uuid)`
        return noContent
      }),
  })
}
