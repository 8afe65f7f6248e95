import { describe, expect } from 'vitest'
import { arrive } from './arrive.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

const todos = [
  { title: 'Call grandma', notes: 'She wants the **garden** chairs back.' },
  { title: 'Garden party', notes: '' },
  { title: 'Water the plants' },
  { title: 'Gärtner anrufen' },
  { title: 'Dig the garden', completed: true },
]

const searchField = (person: Person) => person.page.getByRole('searchbox', { name: 'Search todos' })

/** What was found, each with the parts of it that are marked. */
const found = (person: Person) =>
  person.page
    .getByRole('list', { name: 'Results' })
    .getByRole('listitem')
    .evaluateAll(rows =>
      rows.map(row => ({
        title: row.querySelector('a')?.textContent,
        marks: [...row.querySelectorAll('mark')].map(mark => mark.textContent),
      })),
    )

describe('the search', () => {
  test('is opened by a key, finds words of titles and notes by their beginnings, and marks them', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    await ada.page.keyboard.press('/')
    await ada.heading('Find anything').waitFor()
    await ada.page.keyboard.type('gard')
    await ada.hears('3 results for “gard”')
    const results = await found(ada)
    expect(results.toSorted((one, other) => `${one.title}`.localeCompare(`${other.title}`))).toEqual([
      { title: 'Call grandma', marks: ['gard'] },
      { title: 'Dig the garden', marks: ['gard'] },
      { title: 'Garden party', marks: ['Gard'] },
    ])
    await ada.page.keyboard.type('en part')
    // Near misses come after what has both words.
    await expect.poll(async () => (await found(ada))[0]).toEqual({ title: 'Garden party', marks: ['Garden', 'part'] })
  })

  test('leads by arrows to a todo, and is as it was when its details are closed', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos, at: '/search' })
    await searchField(ada).fill('grandma')
    await ada.hears('1 result for “grandma”')
    await ada.page.keyboard.press('ArrowDown')
    await ada.page.keyboard.press('Enter')
    const details = ada.page.getByRole('region', { name: 'Details of “Call grandma”' })
    await details.waitFor()
    await ada.page.keyboard.press('Escape')
    await details.waitFor({ state: 'detached' })
    expect(await searchField(ada).inputValue()).toBe('grandma')
    await searchField(ada).fill('nowhere to be found')
    await ada.heading('Nothing found for “nowhere to be found”').waitFor()
  })

  test('shows at once what became of a todo that it found', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos, at: '/search' })
    await searchField(ada).fill('water')
    await ada.hears('1 result for “water”')
    await ada.stored(() => ada.box('Water the plants').click())
    expect(await ada.box('Water the plants').isChecked()).toBe(true)
  })
})
