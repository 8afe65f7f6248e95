import { identifier } from '@todo/contracts'
import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership } from '../lists/list.ts'

export const deleteInvitation: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId/invitations/:invitationId',
    ...operation('delete-invitation', {
      method: 'DELETE',
      tag: 'Sharing',
      summary: 'Take an invitation back',
      description: 'An invitation is never edited, so there is no If-Match.',
      params: z.object({ listId: identifier, invitationId: identifier }),
      answers: { 204: z.undefined() },
      conditional: false,
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { listId, invitationId } = request.params
        authorize('delete-invitation', await findMembership(tx.prisma, userId, listId))
        const { count } = await tx.prisma.invitation.deleteMany({ where: { id: invitationId, listId } })
        if (count === 0) throw new ProblemError('not-found')
        return noContent
      }),
  })
}
