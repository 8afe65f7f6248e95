import { z } from 'zod'
import { page, pageQuery, place } from './collection.ts'
import { calendarDate, due, duePatch, newDue } from './due.ts'
import { identifier, instant, newIdentifier, version } from './identifier.ts'
import { freeText, oneLine } from './text.ts'

/** From `none` to `high`. */
export const priority = z.enum(['none', 'low', 'medium', 'high'])
/** See {@link priority}. */
export type Priority = z.infer<typeof priority>

/** An {@link instant} that Postgres can store. */
const momentToRemind = instant.regex(/^(19|2\d)/, 'must be an instant of the years 1900 to 2999')

/** A reminder of its reader alone: minutes before the todo is due, or at an instant. */
export const reminder = z.union(
  [z.strictObject({ minutesBefore: z.int().min(0).max(40320) }), z.strictObject({ at: momentToRemind })],
  'must be {"minutesBefore": minutes} or {"at": instant}',
)
/** See {@link reminder}. */
export type Reminder = z.infer<typeof reminder>

/** A todo as one member sees it: `tagIds` and `reminders` are that member's own. */
export const todo = z
  .strictObject({
    id: identifier,
    listId: identifier,
    parentId: identifier.nullable(),
    title: z.string(),
    notes: z.string(),
    priority,
    due: due.nullable(),
    tagIds: z.array(identifier),
    reminders: z.array(reminder),
    position: z.string(),
    completedAt: instant.nullable(),
    trashedAt: instant.nullable(),
    createdAt: instant,
    updatedAt: instant,
    version,
  })
  .meta({ id: 'Todo' })
/** See {@link todo}. */
export type Todo = z.infer<typeof todo>

/** A page of todos. */
export const todoPage = page(todo).meta({ id: 'TodoPage' })

const title = oneLine(500)
const notes = freeText(20_000)
const tagIds = z.array(identifier).max(20)
const reminders = z.array(reminder).max(10)

/** Body of `create-todo`. */
export const createTodo = z.strictObject({
  id: newIdentifier.optional(),
  listId: identifier,
  parentId: identifier.nullable().default(null),
  title,
  notes: notes.default(''),
  priority: priority.default('none'),
  due: newDue.nullable().default(null),
  tagIds: tagIds.default([]),
  reminders: reminders.default([]),
  place: place.default('last'),
})
/** See {@link createTodo}. */
export type CreateTodo = z.infer<typeof createTodo>

/** Body of `update-todo`: a merge patch (RFC 7396). */
export const updateTodo = z.strictObject({
  title: title.optional(),
  notes: notes.optional(),
  priority: priority.optional(),
  due: duePatch.nullable().optional(),
  tagIds: tagIds.optional(),
  reminders: reminders.optional(),
})
/** See {@link updateTodo}. */
export type UpdateTodo = z.infer<typeof updateTodo>

/** Body of `move-todo`: absent `listId` or `parentId` stay as they are; a null `parentId` makes it a todo of its own. */
export const moveTodo = z.strictObject({
  listId: identifier.optional(),
  parentId: identifier.nullable().optional(),
  place: place.default('last'),
})
/** See {@link moveTodo}. */
export type MoveTodo = z.infer<typeof moveTodo>

const flag = z.enum(['true', 'false']).transform(value => value === 'true')

/** Query of `list-todos`: filters narrow, `sort` orders; a cursor belongs to the filters and the order it came from. */
export const listTodosQuery = z.strictObject({
  ...pageQuery,
  listId: identifier.optional(),
  parentId: identifier.optional(),
  done: flag.optional(),
  trashed: flag.default(false),
  tagId: identifier.optional(),
  priority: priority.optional(),
  dueFrom: calendarDate.optional().describe('Due on this date or later.'),
  dueTo: calendarDate.optional().describe('Due on this date or earlier.'),
  sort: z.enum(['position', 'due', 'created']).default('position'),
})
/** See {@link listTodosQuery}. */
export type ListTodosQuery = z.infer<typeof listTodosQuery>
