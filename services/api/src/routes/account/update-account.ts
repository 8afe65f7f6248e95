import { account, updateAccount as body } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { findAccount, lockAccount, present } from './account.ts'

export const updateAccount: Operation = (app, { database }) => {
  app.route({
    url: '/v1/account',
    ...operation('update-account', {
      method: 'PATCH',
      tag: 'Account',
      summary: 'Change your name or your settings',
      body,
      answers: { 200: account },
      problems: ['precondition-required', 'precondition-failed'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        await lockAccount(tx, userId)
        requireMatch(request, await findAccount(tx.prisma, userId))
        const { name, settings } = request.body
        if (name) await tx.prisma.user.update({ where: { id: userId }, data: { name } })
        if (settings && Object.keys(settings).length > 0) {
          await tx.prisma.settings.update({ where: { userId }, data: present(settings) })
        }
        return ok(await findAccount(tx.prisma, userId))
      }),
  })
}
