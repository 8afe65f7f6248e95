import { changePassword as body } from '@todo/contracts'
import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { hashPassword, verifyPassword } from '../../passwords.ts'
import { principalOf } from '../../plugins/principal.ts'
import { send } from '../../write.ts'
import { findPasswordHash } from './account.ts'

export const changePassword: Operation = (app, { database, streams }) => {
  app.route({
    url: '/v1/account/password',
    ...operation('change-password', {
      method: 'POST',
      tag: 'Account',
      summary: 'Change your password, and sign out everywhere else',
      body,
      answers: { 204: z.undefined() },
      problems: ['invalid-credentials'],
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId, sessionId } = principal
      await app.countAttempt(request)
      const { currentPassword, newPassword } = request.body
      const current = await database.prismaTransaction(principal, ({ prisma }) => findPasswordHash(prisma, userId))
      if (!(await verifyPassword(currentPassword, current))) throw new ProblemError('invalid-credentials')
      const passwordHash = await hashPassword(newPassword)
      await database.prismaTransaction(principal, async ({ prisma }) => {
        await prisma.identity.updateMany({ where: { userId, kind: 'password' }, data: { passwordHash } })
        await prisma.session.deleteMany({ where: { userId, id: { not: sessionId } } })
      })
      streams.recheck(userId)
      return send(reply, noContent)
    },
  })
}
