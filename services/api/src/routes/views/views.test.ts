import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeList, makeTodo, type Person, signUp } from '../../testing/people.ts'
import { startApi } from '../../testing/start-api.ts'
import { todayIn } from './read-view.ts'
import { selectView, type ViewRow } from './selection.ts'

const api = await startApi()

const view = async ({ agent }: Person, name: string, query: object = {}) =>
  (await agent.get(`/v1/views/${name}`).query(query).expect(200)).body
const titles = async (person: Person, name: string) =>
  (await view(person, name)).items.map(({ title }: { title: string }) => title)

const today = todayIn('UTC')
const inDays = (days: number) => Temporal.PlainDate.from(today).add({ days }).toString()

describe('200', () => {
  it('today has what is due today and overdue, upcoming what is later; what is done or has no date is in neither', async () => {
    const ada = await signUp(api)
    const { id } = await makeList(ada)
    const make = (title: string, due: object | null) => makeTodo(ada, id, { title, due })
    await make('later', { date: inDays(9) })
    await make('now', { date: today })
    await make('at six', { date: today, time: '06:00' })
    await make('overdue', { date: inDays(-4) })
    await make('some day', null)
    const done = await make('done', { date: today })
    await ada.agent.post(`/v1/todos/${done.id}/complete`).expect(200)
    expect(await titles(ada, 'today')).toEqual(['overdue', 'at six', 'now'])
    expect(await titles(ada, 'upcoming')).toEqual(['later'])
    expect(await titles(ada, 'all')).toEqual(['later', 'now', 'at six', 'overdue', 'some day'])
    expect(await titles(ada, 'completed')).toEqual(['done'])
  })

  it('the trash has the newest first; archived lists are in no view', async () => {
    const ada = await signUp(api)
    const [kept, archived] = [await makeList(ada), await makeList(ada)]
    for (const title of ['first', 'second']) {
      const { id } = await makeTodo(ada, kept.id, { title })
      await ada.agent.post(`/v1/todos/${id}/trash`).expect(200)
    }
    await makeTodo(ada, archived.id, { title: 'put away', due: { date: today } })
    await ada.agent.post(`/v1/lists/${archived.id}/archive`).expect(200)
    expect(await titles(ada, 'trash')).toEqual(['second', 'first'])
    expect([...(await titles(ada, 'today')), ...(await titles(ada, 'all'))]).toEqual([])
  })

  it.each(['today', 'upcoming', 'all', 'completed', 'trash'])(
    'the pages of %s are the whole of it, once',
    async name => {
      const ada = await signUp(api)
      const { id: listId } = await makeList(ada)
      for (const number of Array(7).keys()) {
        const date = name === 'upcoming' ? inDays(1 + (number % 2)) : today
        const { id } = await makeTodo(ada, listId, { title: `${number}`, due: { date } })
        if (name === 'completed') await ada.agent.post(`/v1/todos/${id}/complete`).expect(200)
        if (name === 'trash') await ada.agent.post(`/v1/todos/${id}/trash`).expect(200)
      }
      const whole = await view(ada, name)
      const paged: unknown[] = []
      let cursor: string | null | undefined
      do {
        const page = await view(ada, name, { limit: 2, ...(cursor && { cursor }) })
        paged.push(...page.items)
        cursor = page.nextCursor
      } while (cursor)
      expect(paged).toEqual(whole.items)
      expect(paged).toHaveLength(7)
    },
  )
})

describe('400', () => {
  it('for a cursor of another view, and one that was made up', async () => {
    const ada = await signUp(api)
    const { id } = await makeList(ada)
    await makeTodo(ada, id)
    await makeTodo(ada, id)
    const { nextCursor: cursor } = await view(ada, 'all', { limit: 1 })
    for (const query of [{ cursor }, { cursor: 'e30' }]) {
      const { body } = await ada.agent.get('/v1/views/completed').query(query).expect(400)
      expect(body.errors).toMatchObject([{ field: 'cursor' }])
    }
    await ada.agent.get('/v1/views/tomorrow').expect(400)
  })
})

describe('in every time zone, around midnight', () => {
  const zones = Intl.supportedValuesOf('timeZone')

  it('a date alone never moves, a floating time neither, and an instant falls on the reader’s own day', async () => {
    const ada = await signUp(api)
    const { id: listId } = await makeList(ada)
    const date = '2026-03-29'
    await makeTodo(ada, listId, { title: 'date', due: { date } })
    await makeTodo(ada, listId, { title: 'floating', due: { date, time: '23:59' } })
    await makeTodo(ada, listId, { title: 'instant', due: { date, time: '12:00', timeZone: 'UTC' } })
    const noon = Temporal.Instant.from(`${date}T12:00:00Z`)
    const isToday = async (timeZone: string, day: string) => {
      const asked = { view: 'today', userId: ada.id, timeZone, today: day, limit: 10 } as const
      const rows = await api.database.read<ViewRow>(ada.id, selectView(asked))
      return rows.map(({ title }) => title).sort()
    }
    for (const timeZone of zones) {
      const instantDay = todayIn(timeZone, noon)
      const before = Temporal.PlainDate.from(date).subtract({ days: 1 }).toString()
      const due = (day: string) => (day >= instantDay ? ['instant'] : [])
      expect([timeZone, await isToday(timeZone, date)]).toEqual([timeZone, ['date', 'floating', ...due(date)]])
      expect([timeZone, await isToday(timeZone, before)]).toEqual([timeZone, due(before)])
    }
  })

  it('Today is the day that a clock on the reader’s wall shows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2000-01-01'), max: new Date('2037-12-31'), noInvalidDate: true }),
        (timeZone, date) => {
          const [midnight] = [
            Temporal.Instant.fromEpochMilliseconds(date.getTime()).toZonedDateTimeISO(timeZone).startOfDay(),
          ]
          const format = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' })
          for (const moment of [midnight, midnight.subtract({ milliseconds: 1 })]) {
            const shown = format.format(new Date(moment.epochMilliseconds))
            expect(todayIn(timeZone, moment.toInstant())).toBe(shown)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})
