import { sessionCollection } from '@todo/contracts'
import { sendCollection } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'

export const listSessions: Operation = (app, { database }) => {
  app.route({
    url: '/v1/sessions',
    ...operation('list-sessions', {
      method: 'GET',
      tag: 'Account',
      summary: 'Where you are signed in',
      answers: { 200: sessionCollection },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId, sessionId } = principal
      const sessions = await database.prismaTransaction(principal, ({ prisma }) =>
        prisma.session.findMany({ where: { userId, expiresAt: { gt: new Date() } }, orderBy: { createdAt: 'desc' } }),
      )
      const items = sessions.map(session => ({
        id: session.id,
        userAgent: session.userAgent,
        createdAt: session.createdAt.toISOString(),
        lastSeenAt: session.lastSeenAt.toISOString(),
        expiresAt: session.expiresAt.toISOString(),
        current: session.id === sessionId,
      }))
      return sendCollection(request, reply, { items })
    },
  })
}
