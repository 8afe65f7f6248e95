import { tag } from '@todo/contracts'
import { sendItem } from '../../answer.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { tagParams } from './params.ts'
import { presentTag } from './tag.ts'

export const readTag: Operation = (app, { database }) => {
  app.route({
    url: '/v1/tags/:tagId',
    ...operation('read-tag', {
      method: 'GET',
      tag: 'Tags',
      summary: 'Read a tag',
      params: tagParams,
      answers: { 200: tag },
      problems: ['not-found'],
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const where = { id: request.params.tagId, userId }
      const found = await database.prismaTransaction(principal, ({ prisma }) => prisma.tag.findFirst({ where }))
      if (!found) throw new ProblemError('not-found')
      return sendItem(request, reply, presentTag(found))
    },
  })
}
