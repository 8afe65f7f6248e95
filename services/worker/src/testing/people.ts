import { randomUUIDv7 } from 'node:crypto'
import type pg from 'pg'

export interface Due {
  readonly date?: string
  readonly time?: string
  readonly zone?: string
}

/** What the API would have written: users, their lists, todos and reminders. */
export const people = (pool: pg.Pool) => {
  const insert = async (table: string, row: Record<string, unknown>): Promise<string> => {
    const id = randomUUIDv7()
    const columns = { id, ...row }
    const places = Object.keys(columns).map((_, index) => `$${index + 1}`)
    await pool.query(`insert into ${table} (${Object.keys(columns)}) values (${places})`, Object.values(columns))
    return id
  }
  return {
    /** A user who signed up before any morning that a test looks at. */
    async addUser({ name = 'Ada', locale = 'en-GB', timeZone = 'UTC', digest = false, email = '' } = {}) {
      const id = await insert('users', {
        name,
        email: email || `${randomUUIDv7()}@example.org`,
        created_at: '2020-01-01T00:00:00Z',
      })
      await pool.query('insert into settings (user_id, time_zone, locale, daily_digest) values ($1, $2, $3, $4)', [
        id,
        timeZone,
        locale,
        digest,
      ])
      const { rows } = await pool.query<{ email: string }>('select email from users where id = $1', [id])
      return { id, email: rows[0]?.email ?? '' }
    },
    /** A list of these members, the first of whom owns it. */
    async addList(members: readonly string[], name = 'Home') {
      const id = await insert('lists', { name, created_by: members[0] })
      for (const [index, user] of members.entries()) {
        const values = [id, user, index === 0 ? 'owner' : 'editor', randomUUIDv7().replaceAll('-', '')]
        await pool.query('insert into members (list_id, user_id, role, position) values ($1, $2, $3, $4)', values)
      }
      return id
    },
    addTodo: (listId: string, { date, time, zone }: Due = {}, title = 'Water the plants') =>
      insert('todos', {
        list_id: listId,
        title,
        due_date: date ?? null,
        due_time: time ?? null,
        due_zone: zone ?? null,
        position: randomUUIDv7().replaceAll('-', ''),
      }),
    /** Reminds at an instant, or minutes before. */
    addReminder: (todoId: string, userId: string, when: Date | number) =>
      insert('reminders', {
        todo_id: todoId,
        user_id: userId,
        ...(typeof when === 'number' ? { minutes_before: when } : { at: when }),
      }),
    async setReminder(reminderId: string, column: string, value: unknown) {
      await pool.query(`update reminders set ${column} = $2 where id = $1`, [reminderId, value])
    },
  }
}

export type People = ReturnType<typeof people>
