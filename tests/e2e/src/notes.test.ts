import { describe, expect } from 'vitest'
import { Details } from './details.ts'
import { test } from './journey.ts'

const written = `## Where to
We meet at **Ada's**, see https://example.com/map

- [ ] Book the train
- [x] Ask grandma`

describe('notes', () => {
  test('are shown as their Markdown means them, and their tasks can be ticked where they stand', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Plan')
    const plan = await Details.open(ada, 'Plan')
    await plan.write('Notes', written)
    const shown = plan.shownNotes
    await shown.getByRole('heading', { name: 'Where to' }).waitFor()
    expect(await shown.getByText("Ada's").evaluate(({ tagName }) => tagName)).toBe('STRONG')
    const link = shown.getByRole('link', { name: 'https://example.com/map' })
    expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow')
    expect(await link.getAttribute('target')).toBe('_blank')
    await ada.stored(() => shown.getByRole('checkbox', { name: 'Book the train' }).click())
    await ada.page.reload()
    await expect.poll(() => shown.getByRole('checkbox', { name: 'Book the train' }).isChecked()).toBe(true)
    expect(await shown.getByRole('checkbox', { name: 'Ask grandma' }).isChecked()).toBe(true)
    await expect.poll(() => plan.notes).toBe(written.replace('[ ]', '[x]'))
  })

  test('are edited where they were clicked, and saved by Escape, which leaves the details open', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Plan')
    const plan = await Details.open(ada, 'Plan')
    await plan.write('Notes', 'First line\n\n**Second** line')
    await plan.shownNotes.getByText('First line', { exact: true }).click()
    await ada.page.keyboard.type(', longer')
    await ada.stored(() => ada.page.keyboard.press('Escape'))
    await plan.shownNotes.getByText('First line, longer').waitFor()
    const edit = plan.panel.getByRole('button', { name: 'Edit notes' })
    await expect.poll(() => edit.evaluate(element => element === document.activeElement)).toBe(true)
    await ada.page.keyboard.press('Enter')
    await ada.page.keyboard.type(', too')
    await ada.stored(() => ada.page.keyboard.press('Control+Enter'))
    await expect.poll(() => plan.notes).toBe('First line, longer\n\n**Second** line, too')
  })
})
