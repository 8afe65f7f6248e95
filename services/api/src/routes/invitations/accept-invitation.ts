import { invitationToken as body, list } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { hashToken } from '../../plugins/principal.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, presentList } from '../lists/list.ts'
import { placeList } from '../lists/place.ts'

export const acceptInvitation: Operation = (app, { database, events }) => {
  app.route({
    url: '/v1/invitations/accept',
    ...operation('accept-invitation', {
      method: 'POST',
      tag: 'Sharing',
      summary: 'Accept an invitation',
      description: 'Whoever holds the token may: that the mail was read is what counts, not which address signed in.',
      body,
      answers: { 200: list },
      problems: ['not-found'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const position = await placeList(tx, userId, 'last')
        const tokenHash = new Uint8Array(hashToken(request.body.token))
        const [accepted] = await tx.prisma.$queryRaw<
          [{ id: string | null }]
        >`select app.accept_invitation(${tokenHash}, ${position}) as id`
        if (!accepted.id) throw new ProblemError('not-found')
        const membership = authorize('accept-invitation', await findMembership(tx.prisma, userId, accepted.id))
        const afterCommit = () => events.joined.emit(request.log, { role: membership.role }, {})
        return { ...ok(presentList(membership)), afterCommit }
      }),
  })
}
