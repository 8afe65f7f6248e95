import { describe, expect } from 'vitest'
import { arrive } from './arrive.ts'
import { Details } from './details.ts'
import { dragRow } from './drag.ts'
import { type Open, test } from './journey.ts'
import type { Person } from './person.ts'

const todos = [{ title: 'one' }, { title: 'two' }, { title: 'three' }]

/** Another window of the same person; both are in sight, so that a hand finds each as fast as the other. */
const secondWindow = async (open: Open, person: Person): Promise<Person> => {
  const other = await open({ storageState: await person.page.context().storageState() })
  await other.page.goto(person.page.url())
  await other.sees(['one', 'two', 'three'])
  return other
}

describe('a second window', () => {
  test('shows by itself what happens in the first, and the first what happens in it', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    const other = await secondWindow(open, ada)

    await ada.add('four')
    await other.sees(['one', 'two', 'three', 'four'])
    await ada.stored(() => dragRow(ada.page, ada.row('one'), ada.row('three')))
    await other.sees(['two', 'three', 'one', 'four'])
    await other.stored(() => other.box('two').click())
    await ada.sees(['three', 'one', 'four'])
    await other.stored(() => other.choose('one', 'Move to trash'))
    await ada.sees(['three', 'four'])
    await other.stored(() => other.button('Undo').first().click())
    await ada.sees(['three', 'one', 'four'])

    const [mine, its] = [await Details.open(ada, 'three'), await Details.open(other, 'three')]
    await mine.setPriority('High')
    await expect.poll(() => its.priority('High').isChecked()).toBe(true)
    await its.addSubtask('first step')
    await mine.subtask('first step').waitFor()
    await mine.addNewTag('garden')
    await its.tag('garden').waitFor()
  })

  test('follows the lists, and leaves alone what is being typed in it', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    const other = await secondWindow(open, ada)
    await other.field('New todo').pressSequentially('half a thou')
    await ada.addList('Garden')
    await other.page.getByRole('link', { name: 'Garden' }).waitFor()
    await ada.openList('My todos')
    await ada.add('four')
    await other.sees(['one', 'two', 'three', 'four'])
    expect(await other.field('New todo').inputValue()).toBe('half a thou')
    await other.page.keyboard.type('ght')
    await other.stored(() => other.page.keyboard.press('Enter'))
    await ada.sees(['one', 'two', 'three', 'four', 'half a thought'])
  })

  test('is signed out with the first', async ({ open }) => {
    const ada = await open()
    await arrive(ada, { todos })
    const tab = await ada.anotherTab()
    await tab.sees(['one', 'two', 'three'])
    await ada.stored(async () => {
      await ada.button('Account').click()
      await ada.page.getByRole('menuitem', { name: 'Sign out' }).click()
    })
    await tab.heading('Welcome back').waitFor()
  })
})
