import { describe, expect } from 'vitest'
import { arrive } from './arrive.ts'
import { Details } from './details.ts'
import { test } from './journey.ts'

const today = Temporal.Now.plainDateISO('Europe/Berlin').toString()
const todos = [{ title: 'Water the plants', notes: 'Twice', due: { date: today } }, { title: 'Call grandma' }]

describe('a screen reader', () => {
  test('says of a list what it is, what is in it, and where to go', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    expect(await ada.page.title()).toBe('My todos – Todo')
    await expect.poll(() => ada.page.getByRole('list', { name: 'Open todos' }).ariaSnapshot()).toContain('Call grandma')
    const spoken = await ada.page.locator('body').ariaSnapshot()
    for (const words of [
      'navigation "Lists"',
      'button "Account"',
      'list "Views"',
      'link "My todos 2 open"',
      'main:',
      'heading "My todos" [level=1]',
      'list "Open todos"',
      'checkbox "Complete “Water the plants”"',
      'link "Water the plants"',
      'Due Today',
      'Has notes',
      'button "Actions for “Water the plants”"',
      'textbox "New todo"',
      'button "Completed"',
    ])
      expect(spoken).toContain(words)
    expect(spoken).not.toMatch(/button$|link$|checkbox$|textbox$/m)
  })

  test('hears what became of each change, and what went wrong', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(/^answer 500: /)
    await arrive(ada, { todos })
    await ada.add('Buy milk')
    await ada.hears('Added “Buy milk”')
    await ada.page.getByRole('link', { name: 'Buy milk' }).focus()
    await ada.stored(() => ada.page.keyboard.press('Alt+ArrowUp'))
    await ada.hears('Moved “Buy milk” to position 2 of 3')
    await ada.stored(() => ada.box('Buy milk').click())
    await ada.hears('Completed “Buy milk”')
    const messages = ada.page.getByRole('region', { name: 'Messages' })
    expect(await messages.getAttribute('aria-live')).toBe('polite')
    await ada.page.route('**/v1/todos/*/complete', route => route.fulfill({ status: 500, body: '{}' }))
    await ada.box('Call grandma').click()
    await messages.getByText(/^“Call grandma” was not completed/).waitFor()
  })

  test('says of the details each field by its name, with its value', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    const details = await Details.open(ada, 'Water the plants')
    const spoken = await details.panel.ariaSnapshot()
    for (const words of [
      'checkbox "Complete “Water the plants”"',
      'textbox "Title": Water the plants',
      'button "Due: Today"',
      'radio "High"',
      'button "Add tag"',
      'combobox "List"',
      'textbox "New subtask"',
      'button "Close details"',
    ])
      expect(spoken).toContain(words)
    await expect.poll(() => details.panel.evaluate(panel => panel === document.activeElement)).toBe(true)
    await ada.page.keyboard.press('Escape')
    const link = ada.page.getByRole('link', { name: 'Water the plants' })
    await expect.poll(() => link.evaluate(element => element === document.activeElement)).toBe(true)
  })
})
