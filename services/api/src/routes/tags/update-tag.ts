import { updateTag as body, tag } from '@todo/contracts'
import type { PrismaTransaction } from '@todo/database'
import { ok } from '../../answer.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch } from '../../precondition.ts'
import { writeWithPrisma } from '../../write.ts'
import { tagParams } from './params.ts'
import { lockTags, presentTag, removeTag } from './tag.ts'

export const updateTag: Operation = (app, { database }) => {
  app.route({
    url: '/v1/tags/:tagId',
    ...operation('update-tag', {
      method: 'PATCH',
      tag: 'Tags',
      summary: 'Rename or recolour a tag',
      description:
        'With the name of another tag the two become one: that other tag is the answer, and this one is gone.',
      params: tagParams,
      body,
      answers: { 200: tag },
      problems: ['not-found', 'precondition-required', 'precondition-failed'],
    }),
    handler: (request, reply) =>
      writeWithPrisma(request, reply, database, async (tx, userId) => {
        await lockTags(tx, userId)
        const { tagId: id } = request.params
        const { name, color } = request.body
        const current = await tx.prisma.tag.findFirst({ where: { id, userId } })
        if (!current) throw new ProblemError('not-found')
        requireMatch(request, current)
        const sameName = { equals: name ?? current.name, mode: 'insensitive' } as const
        const twin = await tx.prisma.tag.findFirst({ where: { userId, id: { not: id }, name: sameName } })
        if (twin) await mergeTags(tx, id, twin.id)
        const data = { ...(name && { name }), ...(color && { color }) }
        const where = { id: twin?.id ?? id }
        return ok(presentTag(await tx.prisma.tag.update({ where, data })))
      }),
  })
}

/** Todos with either tag have the remaining one. */
const mergeTags = async (tx: PrismaTransaction, gone: string, remaining: string) => {
  await tx.query({
    name: 'merge-tags',
    text: `insert into todo_tags (todo_id, tag_id, user_id)
      select todo_id, $2::uuid, user_id from todo_tags where tag_id = $1::uuid on conflict do nothing`,
    values: [gone, remaining],
  })
  await removeTag(tx, gone)
}
