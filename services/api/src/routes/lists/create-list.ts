import { randomUUIDv7 } from 'node:crypto'
import { createList as body, list } from '@todo/contracts'
import { created } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { writeWithPrisma } from '../../write.ts'
import { findMembership, presentList } from './list.ts'
import { placeList } from './place.ts'

export const createList: Operation = (app, { database }) => {
  app.route({
    url: '/v1/lists',
    ...operation('create-list', {
      method: 'POST',
      tag: 'Lists',
      summary: 'Make a list of your own',
      body,
      answers: { 201: list },
      problems: ['id-taken'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        const { id = randomUUIDv7(), name, color } = request.body
        const position = await placeList(tx, userId, 'last')
        // createMany asks for nothing back: row security would refuse to show another's list before its identifier is taken.
        await tx.prisma.list.createMany({ data: { id, name, color, createdBy: userId } })
        await tx.prisma.member.create({ data: { listId: id, userId, role: 'owner', position } })
        const membership = authorize('create-list', await findMembership(tx.prisma, userId, id))
        return created(presentList(membership), `/v1/lists/${id}`)
      }),
  })
}
