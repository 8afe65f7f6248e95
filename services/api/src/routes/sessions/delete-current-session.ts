import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { clearSessionCookie } from '../../session-cookie.ts'
import { send } from '../../write.ts'

export const deleteCurrentSession: Operation = (app, { database, streams }) => {
  const { schema, ...route } = operation('delete-current-session', {
    method: 'DELETE',
    tag: 'Account',
    summary: 'Sign out',
    answers: { 204: z.undefined() },
  })
  app.route({
    url: '/v1/sessions/current',
    ...route,
    schema,
    handler: async (request, reply) => {
      const principal = principalOf(request)
      await database.prismaTransaction(principal, ({ prisma }) =>
        prisma.session.deleteMany({ where: { id: principal.sessionId } }),
      )
      streams.recheck(principal.userId)
      clearSessionCookie(reply)
      return send(reply, noContent)
    },
  })
}
