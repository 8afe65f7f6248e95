import type { Priority, Reminder, Role, Todo } from '@todo/contracts'

/** A todo as SQL answers it. */
export interface TodoRow {
  readonly id: string
  readonly list_id: string
  readonly parent_id: string | null
  readonly title: string
  readonly notes: string
  readonly priority: number
  readonly due_date: string | null
  readonly due_time: string | null
  readonly due_zone: string | null
  readonly position: string
  readonly completed_at: string | null
  readonly trashed_at: string | null
  readonly created_at: string
  readonly updated_at: string
  readonly version: number
}

/** What is the reader's own on a todo. */
export interface OwnColumns {
  readonly tag_ids: readonly string[]
  readonly reminders: readonly { minutes_before: number | null; at: string | null }[] | null
}

/** A todo with the reader's role in its list. */
export type FoundTodo = TodoRow & OwnColumns & { readonly role: Role }

const priorities: readonly Priority[] = ['none', 'low', 'medium', 'high']

/** Priorities are stored as numbers, so that they sort. */
export const rankOf = (priority: Priority): number => priorities.indexOf(priority)

const presentReminder = ({ minutes_before, at }: { minutes_before: number | null; at: string | null }): Reminder =>
  minutes_before === null ? { at: new Date(at ?? '').toISOString() } : { minutesBefore: minutes_before }

/** The representation of a todo for its reader. */
export const presentTodo = (row: TodoRow & OwnColumns): Todo => ({
  id: row.id,
  listId: row.list_id,
  parentId: row.parent_id,
  title: row.title,
  notes: row.notes,
  priority: priorities[row.priority] ?? 'none',
  due: row.due_date === null ? null : { date: row.due_date, time: row.due_time, timeZone: row.due_zone },
  tagIds: [...row.tag_ids],
  reminders: row.reminders?.map(presentReminder) ?? [],
  position: row.position,
  completedAt: row.completed_at,
  trashedAt: row.trashed_at,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  version: row.version,
})
