import { describe, expect, inject } from 'vitest'
import { Details } from './details.ts'
import { test } from './journey.ts'

describe('a reminder', () => {
  test('follows the due date by the reader’s clock, and is said and removed in words', async ({ open }) => {
    // The browser is elsewhere, the account lives in Berlin.
    const ada = await open()
    await ada.signUp()
    await ada.add('Call grandma')
    const details = await Details.open(ada, 'Call grandma')
    await details.setDue('Tomorrow', '18:00', 'Asia/Tokyo')
    const picker = await details.addReminder()
    await picker.getByText(`Sent by mail to ${ada.email}, by the clock of Europe/Berlin.`).waitFor()
    await ada.stored(() => picker.getByRole('button', { name: /^1 hour before/ }).click())
    await details.panel.getByText(`By mail to ${ada.email}`).waitFor()
    const [reminder] = await details.reminders()
    expect(reminder).toMatch(/^(Today|Tomorrow), (0?9|10):00\s*1 hour before/)
    await ada.stored(() => details.panel.getByRole('button', { name: 'Remove due date' }).click())
    await expect.poll(() => details.reminders()).toEqual([expect.stringContaining('once it has a due date')])
    await ada.stored(() => details.panel.getByRole('button', { name: /^Remove reminder/ }).click())
    await expect.poll(() => details.reminders()).toEqual([])
  })

  test('is not taken for a time that is over', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Call grandma')
    const details = await Details.open(ada, 'Call grandma')
    const picker = await details.addReminder()
    await picker.getByText('With a due date, reminders can follow it.').waitFor()
    await picker.getByLabel('Day of the reminder').fill('2026-01-01')
    await picker.getByLabel('Time of the reminder').fill('09:00')
    await picker.getByText('That time is over. Choose a later one.').waitFor()
    await picker.getByRole('button', { name: 'Add this time' }).click()
    expect(await picker.isVisible()).toBe(true)
    expect(await details.reminders()).toEqual([])
  })

  test('comes by mail at its time, and its link leads to the todo in its list', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Call grandma', 'Something else')
    const details = await Details.open(ada, 'Call grandma')
    // The next minute that has not begun when the reminder is stored.
    const at = new Date(Math.ceil((Date.now() + 5000) / 60_000) * 60_000)
    const local = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Berlin',
      dateStyle: 'short',
      timeStyle: 'short',
    })
    const [day = '', time = ''] = local.format(at).split(' ')
    const picker = await details.addReminder()
    await picker.getByLabel('Day of the reminder').fill(day)
    await picker.getByLabel('Time of the reminder').fill(time)
    await ada.stored(() => picker.getByRole('button', { name: 'Add this time' }).click())

    const outbox = async () => (await ada.page.request.get(inject('outbox'))).text()
    const mail = new RegExp(`<article>(?:(?!</article>).)*To ${ada.email}.*?Call grandma.*?</article>`, 's')
    await expect.poll(outbox, { timeout: 90_000, interval: 500 }).toMatch(mail)
    const link = /href="([^"]*\/todos\/[^"]*)"/.exec(mail.exec(await outbox())?.[0] ?? '')?.[1]
    await ada.page.goto(new URL(link ?? '').pathname)
    await ada.sees(['Call grandma', 'Something else'])
    await new Details(ada, 'Call grandma').panel.getByText('over').waitFor()
    expect(new URL(ada.page.url()).pathname).toMatch(/^\/lists\/[^/]+\/todos\/[^/]+$/)
  })
})

describe('the address of a todo in a mail', () => {
  test('says that the todo is gone when it was deleted, and leads to the lists', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    ada.watch.anticipate(/^answer 404: GET \/v1\/todos\//)
    await ada.page.goto('/todos/019b7600-0000-7000-8000-000000000000')
    await ada.heading('This todo is gone').waitFor()
    await ada.page.getByText('It was deleted, or its list is no longer shared with you.').waitFor()
    await ada.button('To my lists').click()
    await ada.heading('My todos').waitFor()
  })

  test('opens one that is in the trash, to be restored', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Call grandma')
    await Details.open(ada, 'Call grandma')
    const id = new URL(ada.page.url()).pathname.split('/').at(-1)
    await ada.stored(() => ada.button('Move to trash').click())
    await ada.page.goto(`/todos/${id}`)
    const { panel } = new Details(ada, 'Call grandma')
    await panel.getByText('This todo is in the trash.').waitFor()
    await ada.stored(() => panel.getByRole('button', { name: 'Restore' }).click())
    await ada.sees(['Call grandma'])
  })

  test('asks someone who is not signed in, and leads there then', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Call grandma')
    await Details.open(ada, 'Call grandma')
    const id = new URL(ada.page.url()).pathname.split('/').at(-1)
    const elsewhere = await open()
    await elsewhere.page.goto(`/todos/${id}`)
    await elsewhere.signIn(ada)
    await new Details(elsewhere, 'Call grandma').panel.waitFor()
  })
})
