import { list } from '@todo/contracts'
import { sendItem } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { findMembership, presentList } from './list.ts'
import { listParams } from './params.ts'

export const readList: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId',
    ...operation('read-list', {
      method: 'GET',
      tag: 'Lists',
      summary: 'Read a list',
      params: listParams,
      answers: { 200: list },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const { listId } = request.params
      const found = await database.prismaTransaction(principal, ({ prisma }) => findMembership(prisma, userId, listId))
      return sendItem(request, reply, presentList(authorize('read-list', found)))
    },
  })
}
