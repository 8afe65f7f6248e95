import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { arrive } from './arrive.ts'
import { test } from './journey.ts'
import type { Person } from './person.ts'

const press = async (person: Person, ...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await person.page.keyboard.press(key)
}
const type = (person: Person, text: string) => person.page.keyboard.type(text)

const hasFocus = (target: Locator): Promise<boolean> => target.evaluate(element => element === document.activeElement)

const gets = (target: Locator) => expect.poll(() => hasFocus(target)).toBe(true)

/** Presses Tab until something has the focus; what cannot be reached that way is never found. */
const tabTo = async (person: Person, target: Locator): Promise<void> => {
  await target.waitFor()
  for (let steps = 0; steps < 60; steps++) {
    if (await hasFocus(target)) return
    await press(person, 'Tab')
  }
  throw new Error(`${target} cannot be reached with Tab`)
}

describe('without a mouse', () => {
  test('someone signs up, writes, orders, edits, completes, throws away, restores and signs out', async ({ open }) => {
    const ada = await open()
    const link = (title: string) => ada.page.getByRole('link', { name: title, exact: true })
    await ada.page.goto('/')
    await tabTo(ada, ada.field('Name'))
    await type(ada, ada.name)
    await tabTo(ada, ada.field('E-mail'))
    await type(ada, ada.email)
    await tabTo(ada, ada.field('Password'))
    await type(ada, ada.password)
    await ada.stored(() => press(ada, 'Enter'), 2)
    await gets(ada.field('New todo'))
    await ada.add('one', 'two', 'three')

    await press(ada, 'Shift+Tab', 'Shift+Tab')
    await gets(link('three'))
    await press(ada, 'ArrowUp')
    await ada.stored(() => press(ada, 'Alt+ArrowUp'))
    await ada.sees(['two', 'one', 'three'])
    await gets(link('two'))
    await press(ada, 'F2', 'End')
    await type(ada, ', edited')
    await ada.stored(() => press(ada, 'Enter'))
    await gets(link('two, edited'))

    await press(ada, 'Enter')
    await tabTo(ada, ada.page.getByRole('textbox', { name: 'Notes' }))
    await type(ada, 'from the keyboard')
    await ada.stored(() => press(ada, 'Tab'))
    await press(ada, 'Escape')
    await gets(link('two, edited'))

    await press(ada, 'ArrowDown')
    await ada.stored(() => press(ada, 'Delete'))
    await ada.sees(['two, edited', 'three'])
    await tabTo(ada, ada.button('Undo'))
    await ada.stored(() => press(ada, 'Enter'))
    await ada.sees(['two, edited', 'one', 'three'])

    await tabTo(ada, ada.box('three'))
    await ada.stored(() => press(ada, 'Space'))
    await ada.sees(['two, edited', 'one'])

    await tabTo(ada, ada.button('Account'))
    await press(ada, 'Enter')
    await ada.page.getByRole('menuitem', { name: 'Sign out' }).waitFor()
    await press(ada, 'End')
    await ada.stored(() => press(ada, 'Enter'))
    await ada.heading('Welcome back').waitFor()
  })

  test('the keys are explained in a narrow window too, where the pane that explains them is hidden', async ({
    open,
  }) => {
    const ada = await open({ viewport: { width: 360, height: 720 } })
    await arrive(ada)
    await press(ada, '?')
    await ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
    await press(ada, 'Escape')
    await press(ada, 'n')
    await gets(ada.field('New todo'))
  })
})
