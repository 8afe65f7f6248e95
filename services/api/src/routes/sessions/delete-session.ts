import { identifier } from '@todo/contracts'
import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { send } from '../../write.ts'

export const deleteSession: Operation = (app, { database, streams }) => {
  app.route({
    url: '/v1/sessions/:sessionId',
    ...operation('delete-session', {
      method: 'DELETE',
      tag: 'Account',
      summary: 'Sign out somewhere else',
      description: 'A session is never edited, so there is no If-Match.',
      params: z.object({ sessionId: identifier }),
      answers: { 204: z.undefined() },
      problems: ['not-found'],
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const { sessionId } = request.params
      const { count } = await database.prismaTransaction(principal, ({ prisma }) =>
        prisma.session.deleteMany({ where: { id: sessionId, userId } }),
      )
      if (count === 0) throw new ProblemError('not-found')
      streams.recheck(userId)
      return send(reply, noContent)
    },
  })
}
