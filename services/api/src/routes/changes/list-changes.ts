import { changePage, listChangesQuery } from '@todo/contracts'
import { presentChange } from '../../feed/change-row.ts'
import { formatPosition, parsePosition } from '../../feed/position.ts'
import { feedEnd, readChanges } from '../../feed/read-changes.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'

export const listChanges: Operation = (app, { database }) => {
  app.route({
    url: '/v1/changes',
    ...operation('list-changes', {
      method: 'GET',
      tag: 'Changes',
      summary: 'What changed since a place in the feed',
      description:
        'Each change is answered once, in an order that no later commit changes. To follow along: ask without `since`, ' +
        'read what you show, then ask again and again from `next`.',
      querystring: listChangesQuery,
      answers: { 200: changePage },
      problems: ['feed-expired'],
    }),
    handler: async (request, reply) => {
      const principal = principalOf(request)
      const { since, limit } = request.query
      reply.header('cache-control', 'no-store')
      if (since === undefined) {
        return reply.send({ items: [], next: formatPosition(await feedEnd(database, principal)), more: false })
      }
      const { rows, next, more } = await readChanges(database, principal, parsePosition(since), limit)
      return reply.send({ items: rows.map(presentChange), next: formatPosition(next), more })
    },
  })
}
