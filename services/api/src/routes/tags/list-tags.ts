import { tagCollection } from '@todo/contracts'
import { sendCollection } from '../../answer.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'
import { presentTag } from './tag.ts'

export const listTags: Operation = (app, { database }) => {
  app.route({
    url: '/v1/tags',
    ...operation('list-tags', {
      method: 'GET',
      tag: 'Tags',
      summary: 'All your tags',
      answers: { 200: tagCollection },
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { userId } = principal
      const tags = await database.prismaTransaction(principal, ({ prisma }) =>
        prisma.tag.findMany({ where: { userId }, orderBy: { name: 'asc' } }),
      )
      return sendCollection(request, reply, { items: tags.map(presentTag) })
    },
  })
}
