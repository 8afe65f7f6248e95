import { describe, expect } from 'vitest'
import { test } from './journey.ts'
import type { Person } from './person.ts'

/** The sentence at a field, or at the head of the form; the reader is brought to it. */
const sentenceAt = async (person: Person, words: string | RegExp): Promise<void> => {
  await person.page.getByText(words).waitFor()
}

describe('signing up', () => {
  test('with an e-mail that has an account says so at the field, and keeps what was typed', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    const other = await open()
    other.watch.anticipate(/^answer 409: POST \/v1\/account$/)
    await other.page.goto('/')
    await other.field('Name').fill('Other')
    await other.field('E-mail').fill(ada.email)
    await other.field('Password').fill('another long password')
    await other.button('Create account').click()
    await sentenceAt(other, /This e-mail address already has an account/)
    expect(await other.field('Name').inputValue()).toBe('Other')
    expect(await other.field('E-mail').inputValue()).toBe(ada.email)
  })

  test('with a short password says how long it must be, before anything is sent', async ({ open }) => {
    const ada = await open()
    await ada.page.goto('/')
    await ada.field('Name').fill('Ada')
    await ada.field('E-mail').fill(ada.email)
    await ada.field('Password').pressSequentially('short')
    await ada.button('Create account').click()
    await expect.poll(() => ada.field('Password').evaluate(field => field.matches(':invalid:focus'))).toBe(true)
    await ada.page.getByText('At least 10 characters').waitFor()
  })
})

describe('signing in', () => {
  test('with a wrong password says the same as with an unknown e-mail', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    const stranger = await open()
    stranger.watch.anticipate(/^answer 401: POST \/v1\/sessions$/)
    await stranger.page.goto('/sign-in')
    const sentences: string[] = []
    for (const email of [ada.email, 'nobody@example.com']) {
      await stranger.signIn({ email, password: 'not the right one' })
      const alert = stranger.page.getByRole('alert')
      await expect.poll(() => alert.evaluate(element => element === document.activeElement)).toBe(true)
      sentences.push((await alert.textContent()) ?? '')
      await stranger.field('E-mail').focus()
    }
    expect(sentences[0]).toMatch(/^The e-mail address or the password is wrong/)
    expect(sentences[1]).toBe(sentences[0])
    await stranger.signIn(ada)
    await stranger.heading('My todos').waitFor()
  })

  test('is asked for at any address inside, and leads there', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Water the plants')
    await ada.page.getByRole('link', { name: 'Water the plants' }).click()
    await expect.poll(() => ada.page.url()).toContain('/todos/')
    const elsewhere = await open()
    await elsewhere.page.goto(new URL(ada.page.url()).pathname)
    await elsewhere.heading('Welcome back').waitFor()
    await elsewhere.signIn(ada)
    await elsewhere.page.getByRole('region', { name: 'Details of “Water the plants”' }).waitFor()
  })
})
