import { updateList as body, list } from '@todo/contracts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { changeList } from './change-list.ts'
import { findMembership, lockList, presentList } from './list.ts'
import { listParams } from './params.ts'

export const updateList: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId',
    ...operation('update-list', {
      method: 'PATCH',
      tag: 'Lists',
      summary: 'Rename or recolour a list',
      params: listParams,
      body,
      answers: { 200: list },
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { listId } = request.params
        await lockList(tx, listId)
        const current = presentList(authorize('update-list', await findMembership(tx.prisma, userId, listId)))
        requireMatch(request, current)
        return changeList(tx, 'update-list', { userId, listId, change: request.body })
      }),
  })
}
