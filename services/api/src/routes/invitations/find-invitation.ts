import { invitationToken as body, type InvitationOffer, invitationOffer } from '@todo/contracts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { hashToken } from '../../plugins/principal.ts'
import { send } from '../../write.ts'

const findInvitationText = `select list_name as "listName", role, email, invited_by as "invitedBy"
  from app.find_invitation($1)`

export const findInvitation: Operation = (app, { database }) => {
  app.route({
    url: '/v1/invitations/find',
    ...operation('find-invitation', {
      method: 'POST',
      tag: 'Sharing',
      summary: 'What an invitation offers',
      description: 'A POST, so that the token stands in no log and no history.',
      body,
      answers: { 200: invitationOffer },
      problems: ['not-found'],
    }),
    handler: async (request, reply) => {
      const values = [hashToken(request.body.token)]
      const [offer] = await database.query<InvitationOffer>({
        name: 'find-invitation',
        text: findInvitationText,
        values,
      })
      if (!offer) throw new ProblemError('not-found')
      return send(reply, { status: 200, body: offer })
    },
  })
}
