import { deleteAccount as body } from '@todo/contracts'
import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { verifyPassword } from '../../passwords.ts'
import { principalOf } from '../../plugins/principal.ts'
import { clearSessionCookie } from '../../session-cookie.ts'
import { send } from '../../write.ts'
import { findPasswordHash } from './account.ts'

export const deleteAccount: Operation = (app, { database, events, streams }) => {
  app.route({
    url: '/v1/account/delete',
    ...operation('delete-account', {
      method: 'POST',
      tag: 'Account',
      summary: 'Delete your account and everything in it for good',
      description: 'Lists that you share go to another owner, else to the member who edits longest, else they go too.',
      body,
      answers: { 204: z.undefined() },
      problems: ['invalid-credentials'],
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      await app.countAttempt(request)
      const current = await database.prismaTransaction(principal, ({ prisma }) => findPasswordHash(prisma, userId))
      if (!(await verifyPassword(request.body.password, current))) throw new ProblemError('invalid-credentials')
      await database.transaction(principal, tx =>
        tx.query({ name: 'delete-account', text: 'select app.delete_account()' }),
      )
      events.accountDeleted.emit(request.log, {}, {})
      streams.recheck(userId)
      clearSessionCookie(reply)
      return send(reply, noContent)
    },
  })
}
