import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../testing/eventually.ts'
import { useQueue } from '../testing/queue.ts'
import { startWorker } from '../testing/start-worker.ts'

const queue = useQueue()
afterEach(() => queue.pool.query('delete from users; delete from graphile_worker._private_jobs'))

const { stringify } = JSON
const due = async (moment: string) =>
  (await queue.pool.query<{ user_id: string; day: string }>('select * from app.due_digests($1)', [moment])).rows
const take = async (userId: string, day: string, moment: string) =>
  (await queue.pool.query('select * from app.take_digest($1, $2, $3)', [userId, day, moment])).rows
const reader = (timeZone = 'UTC', locale = 'en-GB') => queue.people.addUser({ timeZone, locale, digest: true })

describe('a morning comes', () => {
  test.each([
    ['Asia/Tokyo', '2030-06-30T21:59:00Z', undefined],
    ['Asia/Tokyo', '2030-06-30T22:00:00Z', '2030-07-01'],
    ['America/Los_Angeles', '2030-07-01T13:59:00Z', undefined],
    ['America/Los_Angeles', '2030-07-01T14:00:00Z', '2030-07-01'],
    ['Pacific/Kiritimati', '2030-06-30T17:00:00Z', '2030-07-01'],
    // Until March 10 it is 15:00 in UTC, then 14:00.
    ['America/Los_Angeles', '2030-03-09T14:30:00Z', undefined],
    ['America/Los_Angeles', '2030-03-10T14:30:00Z', '2030-03-10'],
  ])('in %s at %s: %s', async (timeZone, moment, day) => {
    const { id } = await reader(timeZone)
    expect(await due(moment)).toEqual(day ? [{ user_id: id, day }] : [])
  })

  test('not for who wants no digest, nor on the day of signing up after seven', async () => {
    await queue.people.addUser({ digest: false })
    const { id } = await reader()
    await queue.pool.query(`update users set created_at = '2030-07-01T08:00Z'`)
    expect(await due('2030-07-01T09:00Z')).toEqual([])
    expect(await due('2030-07-02T09:00Z')).toEqual([{ user_id: id, day: '2030-07-02' }])
  })
})

describe('a digest', () => {
  const moment = '2030-07-01T09:00:00Z'

  test('has what is due today and overdue, in the zone of its reader, and nothing else', async () => {
    const { id } = await reader('Asia/Tokyo')
    const { addList, addTodo } = queue.people
    const list = await addList([id])
    await addTodo(list, { date: '2030-07-01' }, 'today')
    await addTodo(list, { date: '2030-06-30', time: '20:00', zone: 'America/New_York' }, 'today over there')
    await addTodo(list, { date: '2030-06-30', time: '23:30' }, 'overdue, floating')
    await addTodo(list, { date: '2030-07-01', time: '23:00', zone: 'Europe/Berlin' }, 'tomorrow here')
    await addTodo(list, { date: '2030-07-02' }, 'tomorrow')
    await addTodo(list, {}, 'some day')
    await addTodo(await addList([(await queue.people.addUser()).id]), { date: '2030-07-01' }, 'somebody else’s')
    for (const state of ['completed_at', 'trashed_at']) {
      const todo = await addTodo(list, { date: '2030-07-01' }, state)
      await queue.pool.query(`update todos set ${state} = now() where id = $1`, [todo])
    }
    const archived = await addList([id], 'Archived')
    await addTodo(archived, { date: '2030-07-01' }, 'archived')
    await queue.pool.query('update lists set archived_at = now() where id = $1', [archived])
    const [{ todos }] = await take(id, '2030-07-01', moment)
    expect(todos).toEqual([
      { title: 'overdue, floating', list: 'Home', date: '2030-06-30', time: '23:30' },
      { title: 'today over there', list: 'Home', date: '2030-07-01', time: '09:00' },
      { title: 'today', list: 'Home', date: '2030-07-01', time: null },
    ])
  })

  test('is taken once a day, by one of many who ask at once, and only on its day', async () => {
    const { id } = await reader()
    expect(await take(id, '2030-06-30', moment)).toEqual([])
    const answers = await Promise.all(Array.from({ length: 4 }, () => take(id, '2030-07-01', moment)))
    expect(answers.filter(rows => rows.length > 0)).toHaveLength(1)
    expect(await due(moment)).toEqual([])
    expect(await due('2030-07-02T09:00:00Z')).toHaveLength(1)
  })

  test('makes no new version of the account, and no change in the feed', async () => {
    const { id } = await reader()
    const before = await queue.pool.query('select version from settings')
    await queue.pool.query('delete from changes')
    await take(id, '2030-07-01', moment)
    expect((await queue.pool.query('select version from settings')).rows).toEqual(before.rows)
    expect((await queue.pool.query('select from changes')).rowCount).toBe(0)
    await queue.pool.query(`update settings set theme = 'dark'`)
    expect((await queue.pool.query('select from changes')).rowCount).toBe(1)
  })
})

describe('the worker', () => {
  // It is always past seven where it is noon or later.
  const noon = () => {
    const hour = new Date().getUTCHours()
    return hour >= 7 ? 'UTC' : 'Etc/GMT-12'
  }
  const mails = async () => (await queue.pool.query('select * from mails')).rows

  test('writes one mail in the reader’s language, over several runs of several workers', async () => {
    const { id, email } = await reader(noon(), 'de-DE')
    const today = new Date(Date.now() + (noon() === 'UTC' ? 0 : 12 * 3_600_000)).toISOString().slice(0, 10)
    const list = await queue.people.addList([id], 'Küche')
    await queue.people.addTodo(list, { date: today }, 'Abwasch')
    await queue.people.addTodo(list, { date: '2020-01-01' }, 'Fenster')
    const workers = [await startWorker({ url: queue.url }), await startWorker({ url: queue.url })]
    for (let run = 0; run < 3; run++) {
      await queue.addJob('schedule-digests', {})
      await eventually(async () => expect(await queue.jobs()).toEqual([]))
    }
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail).toMatchObject({ kind: 'digest', recipient: email, state: 'local' })
    expect(mail.body).toMatch(
      /Überfällig:\n\n- Fenster \(Mittwoch, 1\. Januar 2020, Küche\)\n\nHeute fällig:\n\n- Abwasch \(Küche\)/,
    )
    expect(mail.body).toContain('https://todo.example.org/settings')
    for (const { stop } of workers) await stop()
  })

  test('writes none when nothing is due, and none that was switched off before it left', async () => {
    const { id } = await reader(noon())
    const { logged } = await startWorker({ url: queue.url })
    await queue.addJob('schedule-digests', {})
    await logged('digests scheduled')
    await eventually(async () => {
      const { rows } = await queue.pool.query('select digest_sent_on is not null as taken from settings')
      expect(stringify(rows)).toBe('[{"taken":true}]')
    })
    expect(await mails()).toEqual([])
    const { rows } = await queue.pool.query(
      `insert into mails (key, kind, recipient, subject, body, html, user_id)
        values ('digest', 'digest', 'ada@example.org', 's', 'b', 'h', $1) returning id`,
      [id],
    )
    await queue.pool.query('update settings set daily_digest = false')
    await queue.addJob('send-mail', { mailId: rows[0].id })
    await eventually(async () => expect(await mails()).toMatchObject([{ state: 'withdrawn', body: null }]))
  })
})
