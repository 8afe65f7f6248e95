import { describe, expect } from 'vitest'
import { arrive, post } from './arrive.ts'
import { test } from './journey.ts'
import { holdAnswers, lookOn, slowDown } from './network.ts'
import type { Person } from './person.ts'

const today = Temporal.Now.plainDateISO('Europe/Berlin').toString()
const todos = [{ title: 'Water the plants', due: { date: today } }, { title: 'Call grandma' }]

const openView = (person: Person, name: string) =>
  person.page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name, exact: true }).click()

/** Waits until a view was read in quiet. */
const isRead = (person: Person, view: string) =>
  person.page.waitForResponse(response => response.url().includes(`/v1/views/${view}`))

describe('a slow network', () => {
  test('does not keep anybody from going around: views and lists are there before it answers', async ({ open }) => {
    const ada = await open()
    const read = ['today', 'upcoming', 'all'].map(view => isRead(ada, view))
    await arrive(ada, { todos })
    await Promise.all(read)
    const letGo = await holdAnswers(ada)
    const seen = await lookOn(ada)
    await openView(ada, 'Today')
    await ada.row('Water the plants').waitFor()
    await openView(ada, 'Upcoming')
    await ada.heading('Nothing lies ahead').waitFor()
    await openView(ada, 'All')
    await ada.row('Call grandma').waitFor()
    await ada.openList('My todos')
    await ada.sees(['Water the plants', 'Call grandma'])
    await ada.page.getByRole('link', { name: 'Call grandma' }).click()
    await ada.page.getByRole('region', { name: 'Details of “Call grandma”' }).waitFor()
    expect((await seen()).placeholders).toEqual([])
    await letGo()
  })

  test('moves nothing on the screen while it brings the page, piece by piece', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    const seen = await lookOn(ada)
    await slowDown(ada, 400, 60_000)
    await ada.page.reload()
    await ada.sees(['Water the plants', 'Call grandma'])
    expect((await seen()).shift).toBeLessThan(0.01)
  })

  test('never blinks when what is shown is read again: the rows are the same ones', async ({ open }) => {
    const ada = await open()
    const { listId } = await arrive(ada, { todos })
    const row = await ada.row('Call grandma').elementHandle()
    const seen = await lookOn(ada)
    await slowDown(ada, 300, 60_000)
    await post(ada, '/v1/todos', { listId, title: 'from another device' })
    await ada.sees(['Water the plants', 'Call grandma', 'from another device'])
    expect(await row?.evaluate(element => element.isConnected)).toBe(true)
    const { shift, placeholders } = await seen()
    expect(placeholders).toEqual([])
    expect(shift).toBeLessThan(0.01)
  })

  test('is not asked twice for what is known: a reload reads each thing once', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    await ada.page.waitForResponse(response => response.url().includes('/v1/changes/stream'))
    const asked: string[] = []
    await ada.page.waitForFunction(() => localStorage.getItem('place') !== null)
    ada.page.on('request', request => {
      const { pathname, searchParams } = new URL(request.url())
      if (pathname.startsWith('/v1/')) asked.push(`${pathname} ${searchParams.get('done') ?? ''}`.trim())
    })
    const read = ['today', 'upcoming', 'all'].map(view => isRead(ada, view))
    await ada.page.reload()
    await Promise.all(read)
    await ada.sees(['Water the plants', 'Call grandma'])
    const twice = asked.filter((one, index) => asked.indexOf(one) !== index)
    expect(twice).toEqual([])
    expect(asked).toContain('/v1/changes/stream')
  })
})
