import { moveList as body, list } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, presentList } from './list.ts'
import { listParams } from './params.ts'
import { placeList } from './place.ts'

export const moveList: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists/:listId/move',
    ...operation('move-list', {
      method: 'POST',
      tag: 'Lists',
      summary: 'Move a list in your own order',
      params: listParams,
      body,
      answers: { 200: list },
      problems: ['place-not-possible'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { listId } = request.params
        authorize('move-list', await findMembership(tx.prisma, userId, listId))
        const position = await placeList(tx, userId, request.body.place)
        await tx.prisma.member.updateMany({ where: { listId, userId }, data: { position } })
        return ok(presentList(authorize('move-list', await findMembership(tx.prisma, userId, listId))))
      }),
  })
}
