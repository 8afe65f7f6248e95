import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Dependencies } from '../operation.ts'
import { authenticate, principalOf } from '../plugins/principal.ts'
import type { Position } from './position.ts'
import { readChanges } from './read-changes.ts'
import { type ChangeStream, openStream } from './stream.ts'

/** Milliseconds between signs of life; at each, the session is looked at again. */
const beatEvery = 15_000
const catchUpBatch = 500

interface Following {
  readonly start: Position
  /** The reader was here before, and gets what it missed. */
  readonly resumed: boolean
  /** Sends the head of the answer; from then on it is a stream. */
  readonly open: () => void
}

/**
 * Streams the feed to one reader until either side ends it. What happens while the missed changes are read is held
 * back until they are sent, so each change comes once, in the feed's order.
 */
export const followFeed = async (
  { database, hub, streams }: Dependencies,
  request: FastifyRequest,
  reply: FastifyReply,
  { start, resumed, open }: Following,
): Promise<void> => {
  const reader = principalOf(request)
  const { userId } = reader
  const held: Parameters<ChangeStream['send']>[0][] = []
  let deliver: ChangeStream['send'] = change => held.push(change)
  const unsubscribe = await hub.subscribe(userId, change => deliver(change))
  try {
    let page = await readChanges(database, reader, start, catchUpBatch)
    reply.hijack()
    request.server.leaveFlight(request)
    open()
    request.server.observeStream(request, reply)
    const stream = openStream(reply.raw, start)
    if (!resumed) stream.mark(start)
    page.rows.forEach(stream.send)
    while (page.more && !reply.raw.destroyed) {
      page = await readChanges(database, reader, page.next, catchUpBatch)
      page.rows.forEach(stream.send)
    }
    if (resumed) stream.mark(page.next)
    held.forEach(stream.send)
    deliver = stream.send
    const forget = streams.add(userId, stream, () => check(stream))
    const beat = setInterval(() => check(stream), beatEvery)
    const leave = () => {
      clearInterval(beat)
      forget()
      unsubscribe()
    }
    // The reader may have gone while the missed changes were read.
    if (reply.raw.destroyed) leave()
    else reply.raw.once('close', leave)
  } catch (error) {
    unsubscribe()
    if (!reply.sent) throw error
    reply.raw.destroy()
  }

  /** A session that has ended takes its streams along; a database that is away does not. */
  async function check(stream: ChangeStream) {
    const known = await authenticate(database, reader.tokenHash).catch(() => true)
    if (known) stream.beat()
    else stream.end('signed-out')
  }
}
