import { instant, type View } from '@todo/contracts'
import type { Statement } from '@todo/database'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import type { FoundTodo } from '../todos/row.ts'
import { columns, withOwnColumns } from '../todos/statements.ts'

/** The date of a todo for its reader: an instant falls on the reader's own day; a date and a floating time never move. */
const localDate = `case when t.due_zone is null then t.due_date
  else (app.local_instant(t.due_date + t.due_time, t.due_zone) at time zone $2)::date end`
const localTime = `case when t.due_zone is null then coalesce(t.due_time, '24:00')
  else (app.local_instant(t.due_date + t.due_time, t.due_zone) at time zone $2)::time end`

const open = 't.completed_at is null and t.trashed_at is null'

type KeyType = 'uuid' | 'text' | 'date' | 'time' | 'timestamptz'

interface Selection {
  /** $1 reader, $2 the reader's zone, $3 today for the reader. */
  readonly condition: string
  readonly keys: readonly string[]
  readonly types: readonly KeyType[]
  readonly ascending: boolean
}

const byDue: Pick<Selection, 'keys' | 'types' | 'ascending'> = {
  keys: [localDate, localTime, 't.id'],
  types: ['date', 'time', 'uuid'],
  ascending: true,
}

/** Zones differ by 26 hours at most, so dates two days off need no conversion: the index narrows first. */
const selections: Record<View, Selection> = {
  today: { condition: `${open} and t.due_date <= $3::date + 2 and ${localDate} <= $3`, ...byDue },
  upcoming: { condition: `${open} and t.due_date >= $3::date - 2 and ${localDate} > $3`, ...byDue },
  all: {
    condition: `${open} and $2::text is not null and $3::date is not null`,
    keys: ['m.position', 't.list_id', 't.position'],
    types: ['text', 'uuid', 'text'],
    ascending: true,
  },
  completed: {
    condition: 't.completed_at is not null and t.trashed_at is null and $2::text is not null and $3::date is not null',
    keys: ['t.completed_at', 't.id'],
    types: ['timestamptz', 'uuid'],
    ascending: false,
  },
  trash: {
    condition: 't.trashed_at is not null and $2::text is not null and $3::date is not null',
    keys: ['t.trashed_at', 't.id'],
    types: ['timestamptz', 'uuid'],
    ascending: false,
  },
}

/** What a cursor may say: whatever passes here, Postgres can compare with. */
const shapes: Record<KeyType, z.ZodType<string>> = {
  uuid: z.guid(),
  text: z.string().regex(/^[0-9A-Za-z]{1,250}$/),
  date: z.iso.date(),
  time: z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d:[0-5]\d|24:00:00)$/),
  timestamptz: instant,
}

/** How a key is written into a cursor. */
const written = (key: string, type: KeyType | undefined) =>
  type === 'timestamptz' ? `to_char(${key}, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : `(${key})::text`

/** A todo with the keys of its place in the view. */
export type ViewRow = FoundTodo & { readonly keys: readonly string[] }

export interface ViewRequest {
  readonly view: View
  readonly userId: string
  readonly timeZone: string
  /** `YYYY-MM-DD` in that zone. */
  readonly today: string
  readonly limit: number
  readonly cursor?: string | undefined
}

/** A cursor holds for its view and day: the next day's Today is another collection. */
const boundTo = ({ view, timeZone, today }: ViewRequest) => ({ view, timeZone, today })

export const cursorAfter = (request: ViewRequest, { keys }: ViewRow): string => encodeCursor(boundTo(request), keys)

/** The page that a request asks for, and one row more to see whether another follows. */
export const selectView = (request: ViewRequest): Statement => {
  const { view, userId, timeZone, today, limit, cursor } = request
  const { condition, keys, types, ascending } = selections[view]
  const values: unknown[] = [userId, timeZone, today, limit + 1]
  const after = cursor
    ? decodeCursor(
        boundTo(request),
        cursor,
        types.map(type => shapes[type]),
      ).map((key, i) => `$${values.push(key)}::${types[i]}`)
    : []
  const order = keys.map(key => `${key} ${ascending ? 'asc' : 'desc'}`).join(', ')
  const rows = `select ${columns}, m.role, row_number() over (order by ${order}) as place,
      array[${keys.map((key, i) => written(key, types[i])).join(', ')}] as keys
    from todos t
    join members m on m.list_id = t.list_id and m.user_id = $1
    join lists l on l.id = t.list_id and l.archived_at is null
    where ${condition}
      ${cursor ? `and (${keys.join(', ')}) ${ascending ? '>' : '<'} (${after.join(', ')})` : ''}
    order by place limit $4`
  const text = withOwnColumns(rows, 't.place')
  return { name: `view-${view}${cursor ? '-after' : ''}`, text, values }
}
