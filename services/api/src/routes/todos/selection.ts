import { hash } from 'node:crypto'
import { calendarDate, type ListTodosQuery, timeOfDay } from '@todo/contracts'
import type { Statement } from '@todo/database'
import { z } from 'zod'
import { decodeCursor, encodeCursor } from '../../cursor.ts'
import { rankOf, type TodoRow } from './row.ts'
import { columns, withOwnColumns } from './statements.ts'

// What a cursor may say: whatever passes here, Postgres can compare with.
const uuid = z.guid()
const position = z.string().regex(/^[0-9A-Za-z]{1,250}$/)
const date = z.union([calendarDate, z.literal('infinity')])
const time = z.union([timeOfDay, z.literal('24:00')])

/** Orders by columns that together are unique, so that a page can go on after the last row of the one before. */
const orders = {
  // Within one list its id says nothing, and as a first key it keeps the index from going straight to the page.
  place: { keys: ['t.position'], types: ['text'], shapes: [position], ascending: true },
  position: { keys: ['t.list_id', 't.position'], types: ['uuid', 'text'], shapes: [uuid, position], ascending: true },
  due: {
    keys: [`coalesce(t.due_date, 'infinity')`, `coalesce(t.due_time, '24:00')`, 't.id'],
    types: ['date', 'time', 'uuid'],
    shapes: [date, time, uuid],
    ascending: true,
  },
  created: { keys: ['t.id'], types: ['uuid'], shapes: [uuid], ascending: false },
} as const

type Order = keyof typeof orders

const orderOf = ({ sort, listId }: ListTodosQuery): Order => (sort === 'position' && listId ? 'place' : sort)

/** What a cursor is tied to: everything that decides which rows there are, and their order. */
const filtersOf = ({ cursor, limit, ...filters }: ListTodosQuery) => filters

const keysOf: Record<Order, (row: TodoRow) => string[]> = {
  place: row => [row.position],
  position: row => [row.list_id, row.position],
  due: row => [row.due_date ?? 'infinity', row.due_time ?? '24:00', row.id],
  created: row => [row.id],
}

/** The cursor of the page that follows a row. */
export const cursorAfter = (query: ListTodosQuery, row: TodoRow): string =>
  encodeCursor(filtersOf(query), keysOf[orderOf(query)](row))

/** The page that a query asks for, and one row more to see whether another follows. */
export const selectTodos = (userId: string, query: ListTodosQuery): Statement => {
  const values: unknown[] = [userId]
  const bind = (value: unknown) => `$${values.push(value)}`
  const conditions = [`t.trashed_at is ${query.trashed ? 'not null' : 'null'}`]
  if (query.listId) conditions.push(`t.list_id = ${bind(query.listId)}`)
  else conditions.push('exists (select from lists l where l.id = t.list_id and l.archived_at is null)')
  if (query.parentId) conditions.push(`t.parent_id = ${bind(query.parentId)}`)
  if (query.done !== undefined) conditions.push(`t.completed_at is ${query.done ? 'not null' : 'null'}`)
  if (query.priority) conditions.push(`t.priority = ${bind(rankOf(query.priority))}`)
  if (query.dueFrom) conditions.push(`t.due_date >= ${bind(query.dueFrom)}`)
  if (query.dueTo) conditions.push(`t.due_date <= ${bind(query.dueTo)}`)
  if (query.tagId) {
    conditions.push(`exists (select from todo_tags x where x.todo_id = t.id and x.tag_id = ${bind(query.tagId)})`)
  }
  const { keys, types, shapes, ascending } = orders[orderOf(query)]
  if (query.cursor) {
    const after = decodeCursor(filtersOf(query), query.cursor, shapes).map((key, i) => `${bind(key)}::${types[i]}`)
    conditions.push(`(${keys.join(', ')}) ${ascending ? '>' : '<'} (${after.join(', ')})`)
  }
  const order = keys.map(key => `${key} ${ascending ? 'asc' : 'desc'}`).join(', ')
  const rows = `select ${columns}, m.role from todos t
    join members m on m.list_id = t.list_id and m.user_id = $1
    where ${conditions.join(' and ')} order by ${order} limit ${bind(query.limit + 1)}`
  const text = withOwnColumns(rows, order)
  return { name: `list-todos-${hash('sha1', text, 'base64url')}`, text, values }
}
