import { memberCollection } from '@todo/contracts'
import { sendCollection } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { presentInvitation } from '../invitations/invitation.ts'
import { findMembership } from '../lists/list.ts'
import { listParams } from '../lists/params.ts'
import { findMembers, presentMember } from './member.ts'

export const listMembers: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId/members',
    ...operation('list-members', {
      method: 'GET',
      tag: 'Sharing',
      summary: 'Who is in a list; its owners see open invitations too',
      params: listParams,
      answers: { 200: memberCollection },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const { listId } = request.params
      const collection = await database.prismaTransaction(principal, async ({ prisma }) => {
        authorize('list-members', await findMembership(prisma, userId, listId))
        const members = await findMembers(prisma, listId)
        // Row security answers with none unless the reader is an owner.
        const invitations = await prisma.invitation.findMany({ where: { listId }, orderBy: { createdAt: 'asc' } })
        return { items: members.map(presentMember), invitations: invitations.map(presentInvitation) }
      })
      return sendCollection(request, reply, collection)
    },
  })
}
