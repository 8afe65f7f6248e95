import { feedPosition } from '@todo/contracts'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { invalid } from '../../errors.ts'
import { followFeed } from '../../feed/follow.ts'
import { type Position, parsePosition } from '../../feed/position.ts'
import { feedEnd } from '../../feed/read-changes.ts'
import { type Operation, operation } from '../../operation.ts'
import { principalOf } from '../../plugins/principal.ts'

/** Where a reader that was here before goes on: browsers send the last id by themselves when they come back. */
const startOf = (request: FastifyRequest, since: string | undefined): Position | undefined => {
  const last = request.headers['last-event-id'] ?? since
  if (last === undefined) return undefined
  const checked = feedPosition.safeParse(last)
  if (!checked.success) throw invalid('last-event-id', 'must be the id of an event of this stream')
  return parsePosition(checked.data)
}

/** The head of an endless answer: what hooks have set, and what keeps proxies from holding it back. */
const writeHead = (reply: FastifyReply) => {
  const headers = { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-accel-buffering': 'no' }
  reply.raw.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), ...headers })
  reply.raw.write('retry: 1000\n\n')
}

export const streamChanges: Operation = (app, dependencies) => {
  const { database } = dependencies
  app.route({
    url: '/v1/changes/stream',
    ...operation('stream-changes', {
      method: 'GET',
      tag: 'Changes',
      summary: 'Changes as they happen, as server-sent events',
      description:
        'Begins with an event `ready` that carries the place in the feed, or with what happened since `Last-Event-ID` ' +
        '(or `since`); then an event `change` for each change. It ends with `drain` when the server goes, or with ' +
        '`signed-out`. `id` of each event is its place in the feed.',
      querystring: z.strictObject({ since: feedPosition.optional() }),
      answers: { 200: { description: 'OK', content: { 'text/event-stream': { schema: z.unknown() } } } },
      problems: ['feed-expired'],
    }),
    handler: async (request, reply) => {
      const from = startOf(request, request.query.since)
      const start = from ?? (await feedEnd(database, principalOf(request)))
      await followFeed(dependencies, request, reply, {
        start,
        resumed: from !== undefined,
        open: () => writeHead(reply),
      })
      return reply
    },
  })
}
