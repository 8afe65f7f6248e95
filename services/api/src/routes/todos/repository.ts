import type { CreateTodo, Due, Place, Role } from '@todo/contracts'
import type { Transaction } from '@todo/database'
import { type Gap, kindOf, neighbourOf, positionsIn } from '../../positions.ts'
import { annotationsRepository, presentAnnotations } from './annotations.ts'
import { type FoundTodo, type OwnColumns, rankOf, type TodoRow } from './row.ts'
import {
  findSpot,
  findTodo,
  holdTodo,
  insertTodo,
  lockOrder,
  moveTodos,
  renumber,
  stateChanges,
  updateTodo,
} from './statements.ts'

/** Where a todo can go. */
export interface Spot {
  readonly role: Role
  readonly lower: string | null
  readonly upper: string | null
  readonly found: boolean
  readonly parent_fits: boolean
}

/** The fields of a todo that an edit replaces. */
export interface TodoFields {
  readonly title: string
  readonly notes: string
  readonly priority: number
  readonly due: Due | null
}

const dueValues = (due: Due | null) => [due?.date ?? null, due?.time ?? null, due?.timeZone ?? null]

/** Todos as `userId` sees them, inside one transaction. */
export const todosRepository = (tx: Transaction, userId: string) => {
  const one = async <Row>(name: string, text: string, values: readonly unknown[]): Promise<Row | undefined> =>
    (await tx.query<Row>({ name, text, values }))[0]

  const takeOrder = (listId: string) => tx.query({ name: 'lock-order', text: lockOrder, values: [listId] })

  const annotations = annotationsRepository(tx, userId)

  return {
    replaceTags: annotations.replaceTags,
    replaceReminders: annotations.replaceReminders,

    /** Held, nobody else changes it until this transaction ends: a condition that it meets now is still met then. */
    async find(todoId: string, { held } = { held: false }) {
      const hold = held && tx.query({ name: 'hold-todo', text: holdTodo, values: [todoId] })
      const [found] = await Promise.all([one<FoundTodo>('find-todo', findTodo, [userId, todoId]), hold])
      return found
    },

    /** Takes the order of a list for this transaction and looks for the place in it. */
    async takeSpot(listId: string, place: Place, parentId: string | null): Promise<Spot | undefined> {
      const kind = kindOf(place)
      const [, spot] = await Promise.all([
        takeOrder(listId),
        one<Spot>(`find-spot-${kind}`, findSpot(kind), [userId, listId, neighbourOf(place), parentId]),
      ])
      return spot
    },

    async insert(todo: CreateTodo & { id: string }, position: string): Promise<TodoRow & OwnColumns> {
      const { id, listId, parentId, title, notes, priority, due, tagIds, reminders } = todo
      const values = [userId, id, listId, parentId, title, notes, rankOf(priority), ...dueValues(due), position]
      const row = await one<TodoRow>('insert-todo', insertTodo, values)
      if (!row) throw new Error('insert answered with no row')
      await annotations.write(id, { tagIds, reminders })
      return { ...row, ...presentAnnotations({ tagIds, reminders }) }
    },

    /** Undefined when the row has another version by now. */
    update: (todoId: string, version: number, { title, notes, priority, due }: TodoFields) =>
      one<TodoRow & OwnColumns>('update-todo', updateTodo, [
        userId,
        todoId,
        version,
        title,
        notes,
        priority,
        ...dueValues(due),
      ]),

    /** Sets a state; undefined when the todo is in it already. A subtask that is being added to it waits, or is seen. */
    async set({ id, list_id }: FoundTodo, state: keyof typeof stateChanges) {
      const ordered = state === 'trashed' && takeOrder(list_id)
      const values = [userId, id]
      const [changed] = await Promise.all([
        one<TodoRow & OwnColumns>(`set-${state}`, stateChanges[state], values),
        ordered,
      ])
      return changed
    },

    hasSubtasks: async (todoId: string) =>
      (await one('has-subtasks', 'select 1 from todos where parent_id = $1 limit 1', [todoId])) !== undefined,

    /** Puts a todo (and its subtasks, when it goes to another list) where they belong. */
    async move(todoId: string, to: { listId: string; parentId: string | null; gap: Gap }) {
      const subtasks = await tx.query<{ id: string }>({
        name: 'find-subtasks',
        text: 'select id from todos where parent_id = $1 and list_id <> $2 order by position',
        values: [todoId, to.listId],
      })
      const ids = [todoId, ...subtasks.map(({ id }) => id)]
      await tx.query({
        name: 'move-todos',
        text: moveTodos,
        values: [ids, positionsIn(to.gap, ids.length), to.listId, todoId, to.parentId],
      })
    },

    /** Numbers a list anew, when insertions at one spot have made positions long. */
    async renumber(listId: string) {
      const todos = await tx.query<{ id: string }>({
        name: 'find-order',
        text: 'select id from todos where list_id = $1 order by position',
        values: [listId],
      })
      const positions = positionsIn({ lower: null, upper: null }, todos.length)
      await tx.query({ name: 'renumber', text: renumber, values: [todos.map(({ id }) => id), positions] })
    },

    remove: (todoId: string, version: number) =>
      one<{ id: string }>('delete-todo', 'delete from todos where id = $1 and version = $2 returning id', [
        todoId,
        version,
      ]),
  }
}
