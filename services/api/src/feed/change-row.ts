import type { Change } from '@todo/contracts'
import { formatPosition, type Position } from './position.ts'

/** A change as SQL answers it. */
export interface ChangeRow extends Position {
  readonly entity: Change['entity']
  readonly entity_id: string
  readonly list_id: string | null
  readonly action: Change['action']
  readonly version: number | null
}

/** The representation of a change. */
export const presentChange = (row: ChangeRow): Change => ({
  seq: formatPosition(row),
  entity: row.entity,
  id: row.entity_id,
  listId: row.list_id,
  action: row.action,
  version: row.version,
})

/** What one user may see after a place, up to the oldest transaction still running. $1 xid, $2 seq, $3 limit. */
export const selectChanges = `select xid::text, seq::text, entity, entity_id, list_id, action, version from changes
  where (xid, seq) > ($1::xid8, $2::bigint) and xid < app.feed_end() order by changes.xid, changes.seq limit $3`
