import { account } from '@todo/contracts'
import { sendItem } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { findAccount } from './account.ts'

export const readAccount: Operation = (app, { database }) => {
  app.route({
    url: '/v1/account',
    ...operation('read-account', {
      method: 'GET',
      tag: 'Account',
      summary: 'Who is signed in',
      answers: { 200: account },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const found = await database.prismaTransaction(principal, ({ prisma }) => findAccount(prisma, userId))
      return sendItem(request, reply, found)
    },
  })
}
