import { describe, expect } from 'vitest'
import { arrive } from './arrive.ts'
import { Details } from './details.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

/**
 * A zone where it is always another day than at the server, which keeps the time of Pago Pago, 24 hours and more behind;
 * of two, the one whose midnight is not near.
 */
const clock = (zone: string) => Temporal.Now.zonedDateTimeISO(zone)
const zone = clock('Pacific/Kiritimati').hour === 23 ? 'Pacific/Tongatapu' : 'Pacific/Kiritimati'
const today = clock(zone).toPlainDate()
const day = (later: number) => today.add({ days: later }).toString()

/** A local time of the reader, as the clock of London writes it. */
const inLondon = (date: string, time: string) => {
  const there = Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).withTimeZone('Europe/London')
  const [at = ''] = there.toPlainTime().toString({ smallestUnit: 'minute' }).split('.')
  return { date: there.toPlainDate().toString(), time: at, timeZone: 'Europe/London' }
}

const openView = async (person: Person, name: string) => {
  await person.page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name, exact: true }).click()
  await person.heading(name).waitFor()
}

/** The headings of a view, each with the todos under it. */
const groups = (person: Person): Promise<[string, string[]][]> =>
  person.page.locator('main ul[aria-label]').evaluateAll(lists =>
    lists.map(list => {
      const titles = [...list.querySelectorAll('[data-todo] a')].map(link => link.textContent ?? '')
      return [list.getAttribute('aria-label') ?? '', titles]
    }),
  )

const shows = (person: Person, expected: [string, string[]][]) => expect.poll(() => groups(person)).toEqual(expected)

const aroundMidnight = [
  { title: 'yesterday', due: { date: day(-1) } },
  { title: 'one minute before today', due: inLondon(day(-1), '23:59') },
  { title: 'today', due: { date: day(0) } },
  { title: 'first minute of today', due: inLondon(day(0), '00:00') },
  { title: 'last minute of today', due: inLondon(day(0), '23:59') },
  { title: 'tonight wherever I am', due: { date: day(0), time: '23:58' } },
  { title: 'first minute of tomorrow', due: inLondon(day(1), '00:00') },
  { title: 'tomorrow', due: { date: day(1) } },
  { title: 'some day' },
]

describe('someone whose day is not the server’s', () => {
  test('finds under Today and Upcoming what their own midnight parts', async ({ open }) => {
    // The browser is somewhere else again: the account decides.
    const ada = await open({ timezoneId: 'America/Los_Angeles' })
    await arrive(ada, { timeZone: zone, todos: aroundMidnight, at: '/today' })
    const past = ['one minute before today', 'yesterday']
    const ofToday = ['first minute of today', 'tonight wherever I am', 'last minute of today', 'today']
    await shows(ada, [
      ['Overdue', past],
      ['Today', ofToday],
    ])
    await openView(ada, 'Upcoming')
    await shows(ada, [['Tomorrow', ['first minute of tomorrow', 'tomorrow']]])
  })

  test('means their own day when they choose Today, and moves a todo from view to view', async ({ open }) => {
    const ada = await open({ timezoneId: 'America/Los_Angeles' })
    await arrive(ada, { timeZone: zone, todos: [{ title: 'Water the plants' }] })
    await (await Details.open(ada, 'Water the plants')).setDue('Today')
    await openView(ada, 'Today')
    await shows(ada, [['Today', ['Water the plants']]])
    await (await Details.open(ada, 'Water the plants')).due('Today').click()
    await ada.stored(() => ada.page.getByRole('button', { name: 'Tomorrow', exact: true }).click())
    await ada.heading('Nothing is due today').waitFor()
    await openView(ada, 'Upcoming')
    await shows(ada, [['Tomorrow', ['Water the plants']]])
    await ada.stored(() => ada.box('Water the plants').click())
    await ada.heading('Nothing lies ahead').waitFor()
  })
})

describe('the views of all lists', () => {
  test('hold what is open by its list, and what is completed by its day', async ({ open }) => {
    const ada = await open()
    const todos = [{ title: 'one' }, { title: 'two' }, { title: 'finished', completed: true }]
    await arrive(ada, { todos })
    await ada.addList('Garden')
    await ada.add('Dig')
    await openView(ada, 'All')
    await shows(ada, [
      ['My todos', ['one', 'two']],
      ['Garden', ['Dig']],
    ])
    await ada.stored(() => ada.box('one').click())
    await shows(ada, [
      ['My todos', ['two']],
      ['Garden', ['Dig']],
    ])
    await openView(ada, 'Completed')
    await shows(ada, [['Today', ['one', 'finished']]])
    await ada.stored(() => ada.box('one').click())
    await openView(ada, 'All')
    await shows(ada, [
      ['My todos', ['one', 'two']],
      ['Garden', ['Dig']],
    ])
  })
})
