import { describe, expect } from 'vitest'
import { fitsTheWidth } from './inspect.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

/** Signs up by hand, and leaves everything as it is then. */
const signUp = async (person: Person) => {
  await person.page.goto('/')
  await person.field('Name').fill(person.name)
  await person.field('E-mail').fill(person.email)
  await person.field('Password').fill(person.password)
  await person.stored(() => person.field('Password').press('Enter'), 2)
  await tour(person).waitFor()
}
const tour = (person: Person) => person.page.getByRole('region', { name: `Welcome, ${person.name}` })
const writes = (person: Person) =>
  expect.poll(() => person.field('New todo').evaluate(field => field === document.activeElement)).toBe(true)

describe('someone new', () => {
  test('can write the first todo at once, and is one key away from the next', async ({ open }) => {
    const ada = await open()
    await signUp(ada)
    await writes(ada)
    await ada.page.keyboard.type('Water the plants')
    await ada.stored(() => ada.page.keyboard.press('Enter'))
    await ada.sees(['Water the plants'])
    await ada.page.getByRole('link', { name: 'Water the plants' }).focus()
    await ada.page.keyboard.press('n')
    await writes(ada)
  })

  test('is shown around on one card, until it is sent away for good', async ({ open }) => {
    const ada = await open()
    await signUp(ada)
    for (const key of ['N', '/', '?']) await tour(ada).getByText(key, { exact: true }).waitFor()
    await ada.page.reload()
    await tour(ada).waitFor()
    await ada.page.keyboard.press('Escape')
    await tour(ada).waitFor({ state: 'detached' })
    await writes(ada)
    // What is read in quiet comes later than the card would.
    const quiet = ada.page.waitForResponse(response => response.url().includes('/v1/views/today'))
    await ada.page.reload()
    await quiet
    expect(await tour(ada).count()).toBe(0)
  })

  test('is not shown keys on a phone, where the card leaves room to write', async ({ open }) => {
    const ada = await open({ viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true })
    await signUp(ada)
    await expect.poll(() => tour(ada).getByText('find anything').isVisible()).toBe(false)
    await fitsTheWidth(ada.page, 'the tour on a phone')
    const [card, field] = [await tour(ada).boundingBox(), await ada.field('New todo').boundingBox()]
    expect((field?.y ?? 0) + (field?.height ?? 0)).toBeLessThan(card?.y ?? 0)
    await ada.button('Got it').click()
    await writes(ada)
  })
})
