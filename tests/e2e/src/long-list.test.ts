import { describe, expect } from 'vitest'
import { dragRow } from './drag.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

const count = 400
const titles = Array.from({ length: count }, (_, index) => `Todo ${index + 1}`)

/** Adds so many todos, by the API: typing them is tried elsewhere. */
async function fill(person: Person): Promise<void> {
  const listId = new URL(person.page.url()).pathname.split('/')[2] ?? ''
  await person.page.evaluate(
    async ([listId, titles]) => {
      // The last one first: what was made a moment ago at the end of a list is scrolled to.
      for (const title of titles.toReversed()) {
        const body = JSON.stringify({ listId, title, place: 'first' })
        const answer = await fetch('/v1/todos', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body,
        })
        await answer.text()
      }
    },
    [listId, titles] as const,
  )
  await person.page.reload()
  await person.row('Todo 1').waitFor()
}

const rows = (person: Person) => person.page.getByRole('list', { name: 'Open todos' }).getByRole('listitem')
const toEnd = (person: Person) =>
  person.page.locator('#todos').evaluate(scroller => scroller.scrollTo(0, scroller.scrollHeight))
const focused = (person: Person) => person.page.evaluate(() => document.activeElement?.textContent)

/** The titles in sight, told by where they are. */
const inSight = (person: Person): Promise<string[]> =>
  rows(person).evaluateAll(all =>
    all
      .filter(row => row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < innerHeight)
      .map(row => row.querySelector('a')?.textContent ?? ''),
  )

describe('a long list', () => {
  test('shows only the rows around what is in sight, tells their places among all, and keeps the focus', async ({
    open,
  }) => {
    const ada = await open()
    await ada.signUp()
    await fill(ada)
    expect(await rows(ada).count()).toBeLessThan(80)
    await ada.page.getByRole('link', { name: 'Todo 2', exact: true }).focus()
    await toEnd(ada)
    await ada.row('Todo 400').waitFor()
    expect(await inSight(ada)).toContain('Todo 400')
    const last = ada.row('Todo 400')
    expect([await last.getAttribute('aria-posinset'), await last.getAttribute('aria-setsize')]).toEqual(['400', '400'])
    expect(await ada.row('Todo 200').count()).toBe(0)
    // What has the focus is still there, with its neighbours, though far out of sight.
    expect(await focused(ada)).toBe('Todo 2')
    await ada.page.keyboard.press('ArrowDown')
    expect(await focused(ada)).toBe('Todo 3')
    await expect.poll(() => inSight(ada)).toContain('Todo 3')
    await ada.row('Todo 20').waitFor()
  })

  test('is completed, written to and put in order near its end', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await fill(ada)
    await toEnd(ada)
    await ada.row('Todo 400').waitFor()
    await ada.stored(() => ada.box('Todo 397').click())
    await expect.poll(() => ada.row('Todo 397').count()).toBe(0)
    await ada.page.getByRole('link', { name: 'Todo 399', exact: true }).focus()
    await ada.stored(() => ada.page.keyboard.press('Alt+ArrowUp'))
    await ada.hears('Moved “Todo 399” to position 397 of 399')
    await expect.poll(() => focused(ada)).toBe('Todo 399')
    await ada.stored(() => dragRow(ada.page, ada.row('Todo 400'), ada.row('Todo 396')))
    await expect
      .poll(async () => (await ada.titles()).slice(-4))
      .toEqual(['Todo 400', 'Todo 396', 'Todo 399', 'Todo 398'])
    await ada.add('The very last')
    await expect.poll(() => inSight(ada)).toContain('The very last')
    await ada.page.reload()
    await ada.row('Todo 1').waitFor()
    await toEnd(ada)
    await expect
      .poll(async () => (await ada.titles()).slice(-5))
      .toEqual(['Todo 400', 'Todo 396', 'Todo 399', 'Todo 398', 'The very last'])
  })
})
