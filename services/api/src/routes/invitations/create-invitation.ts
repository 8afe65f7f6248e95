import { randomBytes, randomUUIDv7 } from 'node:crypto'
import { createInvitation as body, invitation, sendInvitation } from '@todo/contracts'
import { authorize } from '../../authorization.ts'
import { enqueue } from '../../enqueue.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { hashToken } from '../../plugins/principal.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, lockList } from '../lists/list.ts'
import { listParams } from '../lists/params.ts'
import { invitationDays, presentInvitation } from './invitation.ts'

export const createInvitation: Operation = (app, { database, events }) => {
  app.route({
    url: '/v1/lists/:listId/invitations',
    ...operation('create-invitation', {
      method: 'POST',
      tag: 'Sharing',
      summary: 'Invite somebody by e-mail',
      description: 'Inviting the same address again replaces the invitation. The answer is the same for any address.',
      params: listParams,
      body,
      answers: { 201: invitation },
      problems: ['id-taken', 'already-member'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { listId } = request.params
        const { id = randomUUIDv7(), email, role } = request.body
        await lockList(tx, listId)
        authorize('create-invitation', await findMembership(tx.prisma, userId, listId))
        const known = await tx.prisma.member.findFirst({ where: { listId, user: { email } } })
        if (known) throw new ProblemError('already-member')
        await tx.prisma.invitation.deleteMany({ where: { listId, email } })
        const token = randomBytes(32).toString('base64url')
        const expiresAt = new Date(Date.now() + invitationDays * 86_400_000)
        const row = await tx.prisma.invitation.create({
          data: { id, listId, email, role, tokenHash: new Uint8Array(hashToken(token)), invitedBy: userId, expiresAt },
        })
        // The job is the only place that holds the token, until the mail is sent.
        await enqueue(tx, sendInvitation, { invitationId: id, token })
        const afterCommit = () => events.invited.emit(request.log, { role }, {})
        return { status: 201, body: presentInvitation(row), afterCommit }
      }),
  })
}
