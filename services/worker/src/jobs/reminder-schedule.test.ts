import { sendReminder } from '@todo/contracts'
import { afterEach, describe, expect, test } from 'vitest'
import type { Due } from '../testing/people.ts'
import { useQueue } from '../testing/queue.ts'

const queue = useQueue()
afterEach(() => queue.clear())

const minute = 60_000
const soon = (minutes: number) => new Date(Date.now() + minutes * minute)

interface Scheduled {
  readonly remind_at: Date | null
  readonly sent_at: Date | null
  readonly run_at: Date | null
}

/** What became of a reminder, and when its job runs, if it has one. */
const look = async (reminder: string): Promise<Scheduled> => {
  const { rows } = await queue.pool.query(
    `select remind_at, sent_at, (select run_at from graphile_worker._private_jobs where key = 'send-reminder ' || r.id)
      from reminders r where id = $1`,
    [reminder],
  )
  return rows[0]
}
const jobAt = async (reminder: string) => (await look(reminder)).run_at?.toISOString()
const setTodo = (todo: string, assignment: string) =>
  queue.pool.query(`update todos set ${assignment} where id = $1`, [todo])

/** A reminder of a todo in a list of two members, the second of whom is the reader. */
const make = async ({ due = {} as Due, when = 0 as Date | number, timeZone = 'UTC' } = {}) => {
  const { addUser, addList, addTodo, addReminder } = queue.people
  const [owner, reader] = [await addUser(), await addUser({ timeZone })]
  const list = await addList([owner.id, reader.id])
  const todo = await addTodo(list, due)
  return { owner, reader, list, todo, reminder: await addReminder(todo, reader.id, when) }
}

describe('a reminder is due', () => {
  test.each<[string, Due, string, number, string]>([
    ['the zone of the todo', { date: '2030-07-01', time: '15:00', zone: 'Asia/Tokyo' }, 'Europe/Berlin', 30, '05:30'],
    ['the zone of the reader, when floating', { date: '2030-07-01', time: '15:00' }, 'Europe/Berlin', 0, '13:00'],
    ['nine in the morning there, for a date alone', { date: '2030-07-01' }, 'America/New_York', 0, '13:00'],
    ['a minute before nine, for a date alone', { date: '2030-07-01' }, 'UTC', 1, '08:59'],
  ])('by %s', async (_by, due, timeZone, before, time) => {
    const { reminder } = await make({ due, timeZone, when: before })
    expect((await look(reminder)).remind_at?.toISOString()).toBe(`2030-07-01T${time}:00.000Z`)
    expect(await jobAt(reminder)).toBe(`2030-07-01T${time}:00.000Z`)
  })

  test.each([
    ['2030-03-10', '02:30', '2030-03-10T07:30:00.000Z', 'moved forward, where the clock skips it'],
    ['2030-11-03', '01:30', '2030-11-03T05:30:00.000Z', 'the first, where the clock shows it twice'],
    ['2030-11-03', '02:00', '2030-11-03T07:00:00.000Z', 'right again after both'],
  ])('on %s at %s in New York at %s: %s', async (date, time, instant) => {
    const { reminder } = await make({ due: { date, time }, timeZone: 'America/New_York' })
    expect(await jobAt(reminder)).toBe(instant)
    // Temporal is what the web app and the API go by.
    const local = Temporal.PlainDateTime.from(`${date}T${time}`)
    expect(new Date(local.toZonedDateTime('America/New_York').epochMilliseconds).toISOString()).toBe(instant)
  })

  // A year of the past: what zones will do is not the same in each release of the time zone database.
  test('in every zone that people may choose, on each day of a clock change', async () => {
    const { rows } = await queue.pool.query<{ zone: string; local: string; instant: Date }>(
      `with days as (
          select z.name, d.day, d.day at time zone z.name - d.day at time zone 'UTC' as shift
            from unnest($1::text[]) as z (name), generate_series(timestamp '2025-01-01', '2025-12-31', '1 day') as d (day)),
        changes as (
          select a.name, a.day from days a join days b on b.name = a.name and b.day = a.day + interval '1 day'
            where a.shift <> b.shift)
        select name as zone, to_char(local, 'YYYY-MM-DD"T"HH24:MI') as local, app.local_instant(local, name) as instant
          from changes, generate_series(day, day + interval '24 hours', '30 minutes') as m (local)`,
      [Intl.supportedValuesOf('timeZone')],
    )
    const wrong = rows.filter(({ zone, local, instant }) => {
      const expected = Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds
      return instant.getTime() !== expected
    })
    expect(rows.length).toBeGreaterThan(10_000)
    expect(wrong).toEqual([])
  })
})

describe('a reminder is scheduled anew', () => {
  const due = { date: '2030-07-01', time: '15:00' }

  test('when the due moves, and not at all when it goes', async () => {
    const { todo, reminder } = await make({ due })
    await setTodo(todo, `due_time = '16:00'`)
    expect(await jobAt(reminder)).toBe('2030-07-01T16:00:00.000Z')
    await setTodo(todo, 'due_date = null, due_time = null')
    expect(await look(reminder)).toEqual({ remind_at: null, sent_at: null, run_at: null })
  })

  test('when its reader goes to another zone, unless it stands for an instant', async () => {
    const { reader, todo, reminder } = await make({ due })
    const at = new Date('2030-06-01T00:00Z')
    const instant = await queue.people.addReminder(todo, reader.id, at)
    await queue.pool.query(`update settings set time_zone = 'Asia/Tokyo' where user_id = $1`, [reader.id])
    expect(await jobAt(reminder)).toBe('2030-07-01T06:00:00.000Z')
    expect(await jobAt(instant)).toBe(at.toISOString())
  })

  test('not while the todo is done or in the trash, and again afterwards', async () => {
    const { todo, reminder } = await make({ due })
    for (const column of ['completed_at', 'trashed_at']) {
      await setTodo(todo, `${column} = now()`)
      expect(await jobAt(reminder)).toBeUndefined()
      await setTodo(todo, `${column} = null`)
      expect(await jobAt(reminder)).toBe('2030-07-01T15:00:00.000Z')
    }
  })

  test('not when its reader is no member (any more), nor when the todo moves where the reader is none', async () => {
    const { owner, reader, list, todo, reminder } = await make({ due })
    const elsewhere = await queue.people.addList([owner.id], 'Elsewhere')
    await setTodo(todo, `list_id = '${elsewhere}'`)
    expect(await jobAt(reminder)).toBeUndefined()
    await setTodo(todo, `list_id = '${list}'`)
    expect(await jobAt(reminder)).toBe('2030-07-01T15:00:00.000Z')
    await queue.pool.query('delete from members where user_id = $1', [reader.id])
    expect(await jobAt(reminder)).toBeUndefined()
  })

  test('never when it is taken away, alone, with its todo, or with its reader', async () => {
    const mine = await make({ due })
    await queue.pool.query('delete from reminders where id = $1', [mine.reminder])
    await queue.pool.query('delete from todos where id = $1', [(await make({ due })).todo])
    await queue.pool.query('delete from users where id = $1', [(await make({ due })).reader.id])
    await queue.pool.query('delete from lists where id = $1', [(await make({ due })).list])
    expect(await queue.jobs()).toEqual([])
  })
})

describe('a reminder whose time is over', () => {
  test('by more than a minute when it is made stays silent', async () => {
    expect(await jobAt((await make({ when: soon(-2) })).reminder)).toBeUndefined()
    expect(await jobAt((await make({ when: soon(-0.5) })).reminder)).toBeDefined()
  })

  test('and that is merely late keeps its job, whatever else is edited', async () => {
    const { todo, reminder } = await make({ when: soon(-0.5) })
    await queue.pool.query(
      `alter table reminders disable trigger schedule; update reminders set at = now() - interval '1 hour', remind_at = now() - interval '1 hour';
       alter table reminders enable trigger schedule`,
    )
    await setTodo(todo, `title = 'Other words', due_date = '2030-01-01'`)
    expect(await jobAt(reminder)).toBeDefined()
  })

  test('and that was sent is armed again when its todo moves to the future, not when it moves in the past', async () => {
    const { todo, reminder } = await make({ due: { date: '2030-07-01' } })
    await queue.pool.query('update reminders set sent_at = now()')
    await setTodo(todo, `due_date = '2020-07-01'`)
    expect(await look(reminder)).toMatchObject({ sent_at: expect.any(Date), run_at: null })
    await setTodo(todo, `due_date = '2030-07-02'`)
    expect(await look(reminder)).toMatchObject({ sent_at: null, run_at: new Date('2030-07-02T09:00Z') })
  })
})

test('the database enqueues what the contract says', async () => {
  await make({ when: soon(5) })
  const { rows } = await queue.pool.query('select payload, max_attempts from graphile_worker._private_jobs')
  expect(sendReminder.payload.safeParse(rows[0].payload)).toMatchObject({ success: true })
  expect(rows[0].max_attempts).toBe(sendReminder.maxAttempts)
})
