import { randomUUIDv7 } from 'node:crypto'
import { createTag as body, tag } from '@todo/contracts'
import { created } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { writeWithPrisma } from '../../write.ts'
import { presentTag } from './tag.ts'

export const createTag: Operation = (app, { database }) => {
  app.route({
    url: '/v1/tags',
    ...operation('create-tag', {
      method: 'POST',
      tag: 'Tags',
      summary: 'Make a tag',
      body,
      answers: { 201: tag },
      problems: ['id-taken', 'name-taken'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async ({ prisma }, userId) => {
        const { id = randomUUIDv7(), name, color } = request.body
        const row = await prisma.tag.create({ data: { id, userId, name, color } })
        return created(presentTag(row), `/v1/tags/${id}`)
      }),
  })
}
