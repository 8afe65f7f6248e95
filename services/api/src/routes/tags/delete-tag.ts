import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { tagParams } from './params.ts'
import { lockTags, removeTag } from './tag.ts'

export const deleteTag: Operation = (app, { database }) => {
  app.route({
    url: '/v1/tags/:tagId',
    ...operation('delete-tag', {
      method: 'DELETE',
      tag: 'Tags',
      summary: 'Delete a tag; the todos that had it stay',
      params: tagParams,
      answers: { 204: z.undefined() },
      problems: ['not-found', 'precondition-required', 'precondition-failed'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        await lockTags(tx, userId)
        const current = await tx.prisma.tag.findFirst({ where: { id: request.params.tagId, userId } })
        if (!current) throw new ProblemError('not-found')
        requireMatch(request, current)
        await removeTag(tx, current.id)
        return noContent
      }),
  })
}
