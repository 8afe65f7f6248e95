import { describe, expect, it } from 'vitest'
import { makeList, makeTag, makeTodo, readTodo, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'

const api = await startApi()
const ada = await signUp(api)
const list = await makeList(ada)

const patch = (id: string, fields: object) => ada.agent.patch(`/v1/todos/${id}`).set('if-match', '*').send(fields)
const timed = { date: '2026-03-29', time: '02:30', timeZone: 'Europe/Berlin' }

describe('200', () => {
  it('changes what is sent, and leaves the rest', async () => {
    const tag = await makeTag(ada, 'Work')
    const reminders = [{ minutesBefore: 30 }, { at: '2026-03-01T08:00:00.000Z' }]
    const todo = await makeTodo(ada, list.id, {
      notes: '*now*',
      priority: 'low',
      due: timed,
      tagIds: [tag.id],
      reminders,
    })
    expect(todo).toMatchObject({ notes: '*now*', priority: 'low', due: timed, tagIds: [tag.id], reminders })
    const steps: object[] = [
      { title: 'Other' },
      { notes: '' },
      { priority: 'high' },
      { tagIds: [] },
      { reminders: [] },
      { due: null },
      {},
    ]
    let expected = todo
    for (const fields of steps) {
      const { body } = await patch(todo.id, fields).expect(200)
      expected = { ...expected, ...fields, version: expected.version + 1, updatedAt: expect.any(String) }
      expect(body).toEqual(expected)
      expect(await readTodo(ada, todo.id)).toEqual(body)
    }
  })

  it.each([
    ['the time alone', timed, { time: '18:00' }, { ...timed, time: '18:00' }],
    ['the date alone', timed, { date: '2026-04-01' }, { ...timed, date: '2026-04-01' }],
    ['the zone away: a floating time', timed, { timeZone: null }, { ...timed, timeZone: null }],
    [
      'time and zone away: a date',
      timed,
      { time: null, timeZone: null },
      { date: timed.date, time: null, timeZone: null },
    ],
    ['nothing of it', timed, {}, timed],
    ['a first due date', null, { date: '2026-04-01' }, { date: '2026-04-01', time: null, timeZone: null }],
    ['it away', timed, null, null],
  ])('a merge patch (RFC 7396) of due changes %s', async (_what, due, change, expected) => {
    const { id } = await makeTodo(ada, list.id, { due })
    const type = 'application/merge-patch+json'
    const { body } = await patch(id, { due: change }).set('content-type', type).expect(200)
    expect(body.due).toEqual(expected)
    expect((await readTodo(ada, id)).due).toEqual(expected)
  })
})

describe('400', () => {
  it.each([
    ['a time without a date', null, { due: { time: '18:00' } }, '/due/date'],
    ['a zone left without its time', timed, { due: { time: null } }, '/due/timeZone'],
    ['a zone without a time', null, { due: { date: '2026-04-01', timeZone: 'UTC' } }, '/due/timeZone'],
    ['a title taken away', timed, { title: null }, '/title'],
    ['a list, which move-todo changes', timed, { listId: list.id }, '/listId'],
    ['a state, which actions change', timed, { completedAt: null }, '/completedAt'],
  ])('%s', async (_what, due, change, field) => {
    const todo = await makeTodo(ada, list.id, { due })
    const { body } = await patch(todo.id, change).expect(400)
    expect(body.errors.map((error: { field: string }) => error.field)).toEqual([field])
    expect(await readTodo(ada, todo.id)).toEqual(todo)
  })
})
