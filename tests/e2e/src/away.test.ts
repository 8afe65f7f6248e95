import { describe, expect } from 'vitest'
import { Details } from './details.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

/** The network between the browser and the server is gone. */
const goOffline = (person: Person) => person.page.context().setOffline(true)
const goOnline = (person: Person) => person.page.context().setOffline(false)
const refused = /^failed: \S+ \S+ net::ERR_INTERNET_DISCONNECTED$/

/** Every change is answered with a failure that trying again does not mend. */
const failChanges = (person: Person) =>
  person.page.route('**/v1/**', route => {
    if (route.request().method() === 'GET') return route.continue()
    const body = { type: 'about:blank', title: 'Something went wrong', status: 500, code: 'internal-error' }
    return route.fulfill({ status: 500, contentType: 'application/problem+json', body: JSON.stringify(body) })
  })
const mend = (person: Person) => person.page.unrouteAll()

describe('a server that is away', () => {
  test('takes nothing that was written: each todo waits with its own button', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(refused)
    await ada.signUp()
    await goOffline(ada)
    const titles = ['one', 'two', 'three', 'four', 'five']
    for (const title of titles) {
      await ada.field('New todo').fill(title)
      await ada.field('New todo').press('Enter')
    }
    for (const title of titles) await ada.message(new RegExp(`“${title}” was not added`)).waitFor()
    await goOnline(ada)
    for (const _ of titles) await ada.stored(() => ada.button('Try again').first().click())
    await ada.page.reload()
    await expect.poll(async () => (await ada.titles()).toSorted()).toEqual(titles.toSorted())
  })

  test('is said on the first screen, which loads when the server is back', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.page.route('**/v1/**', route => route.abort('connectionrefused'))
    ada.watch.anticipate(/^failed: GET \/v1\/\S+ net::ERR_CONNECTION_REFUSED$/)
    await ada.page.reload()
    await ada.heading('The app cannot reach its server').waitFor()
    await mend(ada)
    await ada.button('Try again').click()
    await ada.heading('My todos').waitFor()
  })
})

describe('a server that fails', () => {
  test('is quoted, what was shown is taken back, and trying again stores it', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(/^answer 500: /)
    await ada.signUp()
    await ada.add('Water the plants')
    const details = await Details.open(ada, 'Water the plants')
    await failChanges(ada)
    const notes = details.panel.getByRole('textbox', { name: 'Notes' })
    await notes.fill('Twice a week')
    await notes.blur()
    await ada.message('“Water the plants” was not saved. Something went wrong').waitFor()
    await mend(ada)
    await ada.stored(() => ada.button('Try again').click())
    await ada.page.reload()
    await expect.poll(() => details.notes).toBe('Twice a week')
  })
})
