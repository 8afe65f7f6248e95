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

type Row = Bounds & (ChangeRow | { readonly seq: null })

/** One statement, so that a purge cannot take rows away between looking at the floor and reading on from it. */
const selectAfter = `select b.floor, b.end, c.* from (
    select (select xid from feed_floor)::text as floor, app.feed_end()::text as end
  ) as b left join lateral (${selectChanges}) as c on true order by c.xid::xid8, c.seq::bigint`

/**
 * One user's changes after a place.
 *
 * @throws ProblemError `feed-expired` when the feed begins later by now
 */
export const readChanges = async (
  database: Database,
  reader: Session,
  after: Position,
  limit: number,
): Promise<ChangesAfter> => {
  const values = [after.xid, after.seq, limit + 1]
  const found = await database.read<Row>(reader, { name: 'select-changes', text: selectAfter, values })
  const { floor, end } = found[0] ?? { floor: '0', end: '0' }
  if (isAfter({ xid: floor, seq: '0' }, after)) throw new ProblemError('feed-expired')
  const changes = found.filter(row => row.seq !== null)
  const rows = changes.slice(0, limit)
  const more = changes.length > limit
  const { xid, seq } = rows.at(-1) ?? after
  const final: Position = { xid: end, seq: '0' }
  return { rows, next: !more && isAfter(final, { xid, seq }) ? final : { xid, seq }, more }
}
