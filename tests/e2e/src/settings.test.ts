import { describe, expect } from 'vitest'
import { arrive } from './arrive.ts'
import { Details } from './details.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

const inSettings = { at: '/settings' }
const themeOf = (person: Person) =>
  person.page.evaluate(() => getComputedStyle(document.documentElement).colorScheme.trim())
const chooses = (person: Person, label: string, option: string) =>
  person.stored(() => person.page.getByLabel(label, { exact: true }).selectOption(option))

describe('a setting', () => {
  test('of the name and the theme is there in every browser at once, and the next time', async ({ open }) => {
    const ada = await open({ colorScheme: 'light' })
    await arrive(ada, inSettings)
    const elsewhere = await open({ colorScheme: 'light' })
    await elsewhere.page.goto('/sign-in')
    await elsewhere.signIn(ada)
    await elsewhere.heading('My todos').waitFor()

    await ada.field('Your name').fill('Ada Lovelace')
    await ada.stored(() => ada.field('Your name').press('Enter'))
    await ada.stored(() => ada.page.getByRole('radio', { name: 'Dark' }).click())
    for (const person of [ada, elsewhere]) {
      await person.page.getByRole('navigation', { name: 'Lists' }).getByText('Ada Lovelace').waitFor()
      await expect.poll(() => themeOf(person)).toBe('dark')
    }
    await ada.page.reload()
    expect(await themeOf(ada)).toBe('dark')
    await ada.stored(() => ada.page.getByRole('radio', { name: 'System' }).click())
    await expect.poll(() => themeOf(elsewhere)).toBe('light dark')
  })

  test('of zone, language and week decides how dates are shown and chosen', async ({ open }) => {
    const ada = await open()
    const todos = [{ title: 'Call', due: { date: '2030-01-10', time: '23:30', timeZone: 'Europe/London' } }]
    const { listId } = await arrive(ada, { todos })
    await ada.row('Call').getByText('11 Jan 2030, 0:30').or(ada.row('Call').getByText('11 Jan 2030, 00:30')).waitFor()
    await ada.page.goto('/settings')
    await chooses(ada, 'Time zone', 'Asia/Tokyo')
    await chooses(ada, 'Language of dates and mails', 'de')
    await chooses(ada, 'Weeks begin on', 'sunday')
    await ada.page.goto(`/lists/${listId}`)
    await ada.row('Call').getByText('11. Jan. 2030, 8:30').waitFor()
    await (await Details.open(ada, 'Call')).due('').click()
    const calendar = ada.page.getByRole('grid').getByRole('columnheader', { includeHidden: true })
    await expect.poll(() => calendar.first().textContent()).toBe('S')
    await ada.page.goto('/settings')
    for (const [label, value] of [
      ['Time zone', 'Asia/Tokyo'],
      ['Language of dates and mails', 'de'],
      ['Weeks begin on', 'sunday'],
    ] as const)
      expect(await ada.page.getByLabel(label, { exact: true }).inputValue()).toBe(value)
  })
})

describe('sessions', () => {
  test('are listed, and end everywhere else while the others look on', async ({ open }) => {
    const ada = await open()
    await arrive(ada, inSettings)
    const elsewhere = await open()
    const third = await open()
    for (const other of [elsewhere, third]) {
      await other.page.goto('/sign-in')
      await other.signIn(ada)
      await other.heading('My todos').waitFor()
    }
    await ada.page.reload()
    const sessions = ada.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
    await expect.poll(() => sessions.count()).toBe(3)
    await ada.stored(() => sessions.last().getByRole('button').click())
    await expect.poll(() => sessions.count()).toBe(2)
    await ada.button('Sign out everywhere else').click()
    await ada.stored(() => ada.page.getByRole('alertdialog').getByRole('button', { name: 'Sign out' }).click())
    for (const other of [elsewhere, third]) await other.heading('Welcome back').waitFor()
    await expect.poll(() => sessions.count()).toBe(1)
    await ada.page.reload()
    await ada.heading('Settings').waitFor()
  })
})
