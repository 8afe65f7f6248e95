import { updateMember as body, member } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, lockList } from '../lists/list.ts'
import { findMember, memberParams, presentMember } from './member.ts'

export const updateMember: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId/members/:userId',
    ...operation('update-member', {
      method: 'PATCH',
      tag: 'Sharing',
      summary: 'Give a member another role',
      params: memberParams,
      body,
      answers: { 200: member },
      problems: ['last-owner'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, ownId) => {
        const { listId, userId } = request.params
        await lockList(tx, listId)
        authorize('update-member', await findMembership(tx.prisma, ownId, listId))
        const current = await findMember(tx.prisma, listId, userId)
        if (!current) throw new ProblemError('not-found')
        requireMatch(request, current)
        if (current.role === request.body.role) return ok(presentMember(current))
        await tx.prisma.$executeRaw`select app.change_role(${listId}::uuid, ${userId}::uuid, ${request.body.role})`
        return ok(presentMember((await findMember(tx.prisma, listId, userId)) ?? current))
      }),
  })
}
