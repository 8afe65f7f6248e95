import { describe, expect } from 'vitest'
import { Details } from './details.ts'
import { dragRow } from './drag.ts'
import { test } from './journey.ts'

describe('subtasks', () => {
  test('keep their order by keys, by mouse and by menu', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Plan')
    const plan = await Details.open(ada, 'Plan')
    for (const title of ['one', 'two', 'three']) await plan.addSubtask(title)
    const step = (name: string) => plan.panel.getByTitle('Edit title').and(plan.panel.getByText(name, { exact: true }))
    const sees = (titles: readonly string[]) => expect.poll(() => plan.subtasks()).toEqual(titles)

    await step('three').focus()
    await ada.stored(() => ada.page.keyboard.press('Alt+ArrowUp'))
    await ada.hears('Moved “three” to position 2 of 3')
    await sees(['one', 'three', 'two'])
    await expect.poll(() => step('three').evaluate(element => element === document.activeElement)).toBe(true)
    await ada.page.keyboard.press('ArrowUp')
    await expect.poll(() => step('one').evaluate(element => element === document.activeElement)).toBe(true)

    const row = (name: string) =>
      plan.panel.getByRole('listitem').filter({ has: ada.page.getByText(name, { exact: true }) })
    await ada.stored(() => dragRow(ada.page, row('one'), row('two')))
    await sees(['three', 'two', 'one'])

    await row('one').hover()
    await plan.panel.getByRole('button', { name: 'Actions for “one”' }).click()
    await ada.stored(() => ada.page.getByRole('menuitem', { name: 'Move up' }).click())
    await sees(['three', 'one', 'two'])
    await ada.page.reload()
    await sees(['three', 'one', 'two'])
  })

  test('are edited, ticked and thrown away without a mouse', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('Plan')
    const plan = await Details.open(ada, 'Plan')
    for (const title of ['one', 'two']) await plan.addSubtask(title)
    await ada.page.keyboard.press('Shift+Tab')
    await ada.page.keyboard.press('Shift+Tab')
    await ada.page.keyboard.press('F2')
    await ada.page.keyboard.type('second')
    await ada.stored(() => ada.page.keyboard.press('Enter'))
    await expect.poll(() => plan.subtasks()).toEqual(['one', 'second'])
    await ada.page.keyboard.press('Shift+Tab')
    await ada.stored(() => ada.page.keyboard.press('Space'))
    expect(await plan.subtask('second').isChecked()).toBe(true)
    await ada.stored(() => ada.page.keyboard.press('Delete'))
    await expect.poll(() => plan.subtasks()).toEqual(['one'])
  })
})
