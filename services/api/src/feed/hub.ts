import type { Database } from '@todo/database'
import type { FastifyBaseLogger } from 'fastify'
import type { ChangeRow } from './change-row.ts'
import type { Position } from './position.ts'
import { feedEnd } from './read-changes.ts'

type Listener = (change: ChangeRow) => void

/** Passes each change on to the streams of those who may see it. One for each process, whatever the number of streams. */
export interface ChangeHub {
  /** Hands over every change that commits from when this resolves, in the feed's order, until told to stop. */
  subscribe(userId: string, listener: Listener): Promise<() => void>
  close(): Promise<void>
}

type FeedRow = ChangeRow & {
  readonly recipients: readonly string[] | null
  readonly end: string
  readonly behind: boolean
}

const batch = 1000
/** Milliseconds until another look, while an older transaction holds changes back. */
const behindDelay = 20

const readFeed = `select f.xid::text, f.seq::text, f.entity, f.entity_id, f.list_id, f.action, f.version,
    f.recipients::text[], e.xid::text as end, e.behind
  from (select app.feed_end() as xid, app.feed_is_behind() as behind) as e
    left join lateral app.read_feed($1::xid8, $2::bigint, $3::uuid[], $4) as f on true
  order by f.xid, f.seq`

/**
 * Follows the feed from the first subscription on. Nothing is missed while the connection is away: the place is kept,
 * and read on from.
 */
export const createHub = (database: Database, logger: Pick<FastifyBaseLogger, 'warn'>): ChangeHub => {
  const listeners = new Map<string, Set<Listener>>()
  let position: Position = { xid: '0', seq: '0' }
  let started: Promise<() => Promise<void>> | undefined
  let closed = false
  let running: Promise<void> | undefined
  let reading: Promise<unknown> = Promise.resolve()
  let again = false
  let timer: NodeJS.Timeout | undefined

  const dispatch = (row: FeedRow) => {
    for (const userId of row.recipients ?? []) for (const listener of listeners.get(userId) ?? []) listener(row)
  }

  /** Reads on once; answers whether there is more to read right now. */
  const advance = async (): Promise<boolean> => {
    const values = [position.xid, position.seq, [...listeners.keys()], batch]
    const answer = database.query<FeedRow>({ name: 'read-feed', text: readFeed, values })
    reading = answer.catch(() => {})
    const rows = await answer
    const changes = rows.filter(row => row.seq !== null)
    changes.forEach(dispatch)
    const last = changes.at(-1)
    const [first] = rows
    position = nextPosition(position, last, changes.length === batch ? undefined : first?.end)
    if (first?.behind && !closed) timer = setTimeout(wake, behindDelay)
    return changes.length === batch
  }

  const pump = async () => {
    do {
      again = false
      while (await advance()) if (closed) return
    } while (again && !closed)
  }

  const wake = () => {
    clearTimeout(timer)
    again = true
    running ??= pump()
      .catch(error => {
        logger.warn({ err: error }, 'the change feed could not be read')
        if (!closed) timer = setTimeout(wake, 1000)
      })
      .finally(() => {
        running = undefined
      })
  }

  /** What commits before this resolves is for subscribers to catch up on. */
  const start = () => {
    started ??= feedEnd(database).then(end => {
      position = end
      return database.listen('changes', wake)
    })
    return started.catch(error => {
      started = undefined
      throw error
    })
  }

  return {
    async subscribe(userId, listener) {
      await start()
      const own = listeners.get(userId) ?? new Set()
      listeners.set(userId, own.add(listener))
      // A read that was asked for before does not know of this reader, and may see what commits after the reader has
      // caught up: it must be over first.
      await reading
      return () => {
        own.delete(listener)
        if (own.size === 0 && listeners.get(userId) === own) listeners.delete(userId)
      }
    },
    async close() {
      closed = true
      clearTimeout(timer)
      const stopListening = await started?.catch(() => undefined)
      await stopListening?.()
      await running
    },
  }
}

/** Behind all that is final when everything was read; else behind the last change. */
const nextPosition = (position: Position, last: Position | undefined, end: string | undefined): Position => {
  const reached = last ? { xid: last.xid, seq: last.seq } : position
  return end !== undefined && BigInt(end) > BigInt(reached.xid) ? { xid: end, seq: '0' } : reached
}
