import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { send } from '../../write.ts'

export const deleteOtherSessions: Operation = (app, { database, streams }) => {
  app.route({
    url: '/v1/sessions',
    ...operation('delete-other-sessions', {
      method: 'DELETE',
      tag: 'Account',
      summary: 'Sign out everywhere but here',
      answers: { 204: z.undefined() },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId, sessionId } = principal
      await database.prismaTransaction(principal, ({ prisma }) =>
        prisma.session.deleteMany({ where: { userId, id: { not: sessionId } } }),
      )
      streams.recheck(userId)
      return send(reply, noContent)
    },
  })
}
