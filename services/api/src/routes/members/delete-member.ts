import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, lockList } from '../lists/list.ts'
import { findMember, memberParams } from './member.ts'

export const deleteMember: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId/members/:userId',
    ...operation('delete-member', {
      method: 'DELETE',
      tag: 'Sharing',
      summary: 'Remove a member from a list that you own',
      params: memberParams,
      answers: { 204: z.undefined() },
      problems: ['last-owner'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, ownId) => {
        const { listId, userId } = request.params
        await lockList(tx, listId)
        authorize('delete-member', await findMembership(tx.prisma, ownId, listId))
        const current = await findMember(tx.prisma, listId, userId)
        if (!current) throw new ProblemError('not-found')
        requireMatch(request, current)
        await tx.prisma.$executeRaw`select app.remove_member(${listId}::uuid, ${userId}::uuid)`
        return noContent
      }),
  })
}
