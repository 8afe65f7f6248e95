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

const after = (audience: string) => `select * from changes
    where ${audience} and (xid, seq) > ($1::xid8, $2::bigint) and xid < app.feed_end() order by changes.xid, changes.seq limit $3`

/**
 * What one user may see after a place, up to the oldest transaction still running: looked up list by list, so that it
 * costs what happened there, not what happened everywhere. $1 xid, $2 seq, $3 limit.
 */
export const selectChanges = `select c.xid::text, c.seq::text, c.entity, c.entity_id, c.list_id, c.action, c.version from (
    (${after('user_id = (select app.current_user_id())')})
    union all
    select l.* from app.my_list_ids() as mine (id) cross join lateral (${after('list_id = mine.id')}) as l
  ) as c order by c.xid, c.seq limit $3`
