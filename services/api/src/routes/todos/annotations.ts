import { randomUUIDv7 } from 'node:crypto'
import type { Reminder } from '@todo/contracts'
import type { Transaction } from '@todo/database'
import { invalid } from '../../errors.ts'
import type { OwnColumns } from './row.ts'

/** What a reader keeps on a todo, which may be shared, for nobody else. */
interface Annotations {
  readonly tagIds: readonly string[]
  readonly reminders: readonly Reminder[]
}

/** The tags and reminders of `userId`, inside one transaction. */
export const annotationsRepository = (tx: Transaction, userId: string) => {
  const writeTags = async (todoId: string, tagIds: readonly string[]) => {
    if (tagIds.length === 0) return
    const written = await tx.query({
      name: 'insert-todo-tags',
      text: `insert into todo_tags (todo_id, tag_id, user_id)
        select $2, id, $1 from tags where id = any ($3::uuid[]) and user_id = $1 returning 1`,
      values: [userId, todoId, tagIds],
    })
    if (written.length < new Set(tagIds).size) throw invalid('/tagIds', 'must be identifiers of your own tags')
  }

  const writeReminders = async (todoId: string, reminders: readonly Reminder[]) => {
    if (reminders.length === 0) return
    const minutes = reminders.map(reminder => ('minutesBefore' in reminder ? reminder.minutesBefore : null))
    // They are read in the order of their identifiers, which is to be the order that they were sent in.
    const ids = reminders.map(() => randomUUIDv7()).sort()
    const instants = reminders.map(reminder => ('at' in reminder ? reminder.at : null))
    await tx.query({
      name: 'insert-reminders',
      text: `insert into reminders (id, todo_id, user_id, minutes_before, at)
        select id, $2, $1, minutes, at from unnest($3::uuid[], $4::int[], $5::timestamptz[]) as r (id, minutes, at)`,
      values: [userId, todoId, ids, minutes, instants],
    })
  }

  return {
    async write(todoId: string, { tagIds, reminders }: Annotations) {
      await writeTags(todoId, tagIds)
      await writeReminders(todoId, reminders)
    },

    async replaceTags(todoId: string, tagIds: readonly string[]) {
      const text = 'delete from todo_tags where todo_id = $2 and user_id = $1'
      await tx.query({ name: 'delete-todo-tags', text, values: [userId, todoId] })
      await writeTags(todoId, tagIds)
    },

    async replaceReminders(todoId: string, reminders: readonly Reminder[]) {
      const text = 'delete from reminders where todo_id = $2 and user_id = $1'
      await tx.query({ name: 'delete-reminders', text, values: [userId, todoId] })
      await writeReminders(todoId, reminders)
    },
  }
}

/** As SQL would answer them. */
export const presentAnnotations = ({ tagIds, reminders }: Annotations): OwnColumns => ({
  tag_ids: [...new Set(tagIds)].sort(),
  reminders: reminders.map(reminder =>
    'at' in reminder ? { minutes_before: null, at: reminder.at } : { minutes_before: reminder.minutesBefore, at: null },
  ),
})
