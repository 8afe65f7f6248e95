import type { Database, Session } from '@todo/database'
import { ProblemError } from '../errors.ts'
import { type ChangeRow, selectChanges } from './change-row.ts'
import { isAfter, type Position } from './position.ts'

interface Bounds {
  readonly floor: string
  readonly end: string
}

/** Changes after a place, and the place to go on from: behind all that is final when these are all. */
export interface ChangesAfter {
  readonly rows: readonly ChangeRow[]
  readonly next: Position
  readonly more: boolean
}

const readBounds = {
  name: 'feed-bounds',
  text: 'select (select xid from feed_floor)::text as floor, app.feed_end()::text as end',
}

/** The present end of the feed, for a reader or for the service itself: whatever commits from now on comes after it. */
export const feedEnd = async (database: Database, reader?: Session): Promise<Position> => {
  const [bounds] = await (reader ? database.read<Bounds>(reader, readBounds) : database.query<Bounds>(readBounds))
  return { xid: bounds?.end ?? '0', seq: '0' }
}

/**
 * One user's changes after a place.
 *
 * @throws ProblemError `feed-expired` when the feed begins later by now
 */
export const readChanges = (
  database: Database,
  reader: Session,
  after: Position,
  limit: number,
): Promise<ChangesAfter> =>
  database.transaction(reader, async tx => {
    // Read first: what becomes final between the two statements is among the rows, and is not skipped.
    const [bounds] = await tx.query<Bounds>(readBounds)
    const { floor, end } = bounds ?? { floor: '0', end: '0' }
    if (isAfter({ xid: floor, seq: '0' }, after)) throw new ProblemError('feed-expired')
    const values = [after.xid, after.seq, limit + 1]
    const found = await tx.query<ChangeRow>({ name: 'select-changes', text: selectChanges, values })
    const rows = found.slice(0, limit)
    const last = rows.at(-1) ?? after
    const more = found.length > limit
    const final: Position = { xid: end, seq: '0' }
    return { rows, next: !more && isAfter(final, last) ? final : last, more }
  })
