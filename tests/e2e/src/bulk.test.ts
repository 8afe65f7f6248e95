import type { Locator } from 'playwright-core'
import { describe, expect } from 'vitest'
import { test } from './journey.ts'
import type { Person } from './person.ts'

const titles = ['one', 'two', 'three', 'four', 'five', 'six']
const link = (person: Person, title: string): Locator => person.page.getByRole('link', { name: title, exact: true })
const bar = (person: Person): Locator => person.page.getByRole('region', { name: 'Selected todos' })

/** The titles whose boxes say that they are selected. */
const selected = async (person: Person): Promise<string[]> => {
  const boxes = await person.page.getByRole('checkbox', { name: /^Select /, checked: true }).all()
  const names = await Promise.all(boxes.map(box => box.getAttribute('aria-label')))
  return names.map(name => /“(.*)”/.exec(name ?? '')?.[1] ?? '')
}
const hasSelected = (person: Person, expected: readonly string[]) =>
  expect.poll(() => selected(person)).toEqual(expected)

/** Does it to the selected ones from the bar; through a menu where there is a choice. */
const act = async (person: Person, action: string, choice?: string): Promise<void> => {
  const button = bar(person).getByRole('button', { name: action, exact: true })
  if (!choice) return button.click()
  await button.click()
  await person.page.getByRole('menuitem', { name: choice }).click()
}

describe('many todos at once', () => {
  test('are selected with the mouse, completed, and brought back', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add(...titles)
    await link(ada, 'two').click({ modifiers: ['ControlOrMeta'] })
    await ada.hears('1 selected')
    await link(ada, 'four').click({ modifiers: ['Shift'] })
    await hasSelected(ada, ['two', 'three', 'four'])
    await link(ada, 'six').click({ modifiers: ['ControlOrMeta'] })
    await link(ada, 'three').click()
    await hasSelected(ada, ['two', 'four', 'six'])
    await ada.hears('3 selected')
    await ada.stored(() => act(ada, 'Complete'))
    await ada.sees(['one', 'three', 'five'])
    await bar(ada).waitFor({ state: 'detached' })
    await ada.message('3 todos were completed.').waitFor()
    await ada.stored(() => ada.button('Undo').click())
    await ada.sees(titles)
    await ada.page.reload()
    await ada.sees(titles)
  })

  test('are selected, dated and thrown away by keys alone, and the focus is never lost', async ({ open }) => {
    const ada = await open()
    const { keyboard } = ada.page
    await ada.signUp()
    await ada.add(...titles)
    await link(ada, 'two').focus()
    await keyboard.press('x')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowDown')
    await keyboard.press('Shift+ArrowUp')
    await hasSelected(ada, ['two', 'three'])
    await keyboard.press('ArrowDown')
    await keyboard.press('ArrowDown')
    await keyboard.press('x')
    await hasSelected(ada, ['two', 'three', 'five'])
    await bar(ada).getByRole('button', { name: 'Due' }).focus()
    await keyboard.press('Enter')
    await ada.page.getByRole('menuitem', { name: 'Today' }).waitFor()
    await ada.stored(() => keyboard.press('Enter'))
    await ada.message('3 todos were rescheduled.').waitFor()
    await hasSelected(ada, ['two', 'three', 'five'])
    await link(ada, 'three').focus()
    await ada.stored(() => keyboard.press('Delete'))
    await ada.sees(['one', 'four', 'six'])
    await expect
      .poll(() => ada.page.evaluate(() => document.activeElement?.closest('li')?.textContent))
      .toMatch(/^(four|six)/)
    await keyboard.press('ControlOrMeta+a')
    await hasSelected(ada, ['one', 'four', 'six'])
    await keyboard.press('Escape')
    await bar(ada).waitFor({ state: 'detached' })
    await ada.stored(() => ada.button('Undo').last().click())
    await ada.sees(titles)
    await ada.page.getByRole('link', { name: 'Today' }).click()
    await ada.sees(['two', 'three', 'five'], 'Today')
    await keyboard.press('ControlOrMeta+a')
    await ada.stored(() => act(ada, 'Due', 'No date'))
    await ada.heading('Nothing is due today').waitFor()
  })

  test('go to another list together, and get a priority and tags there', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.addList('Garden')
    await ada.openList('My todos')
    await ada.add(...titles)
    await ada.button('Select todos').click()
    await ada.box('two').check()
    await ada.box('three').check()
    await ada.stored(() => act(ada, 'Move', 'Garden'))
    await ada.sees(['one', 'four', 'five', 'six'])
    await ada.openList('Garden')
    await ada.sees(['two', 'three'])
    await ada.button('Select todos').click()
    await bar(ada).getByRole('button', { name: 'All' }).click()
    await ada.stored(() => act(ada, 'Priority', 'High'))
    await ada.message('2 todos were given high priority.').waitFor()
    await ada.page.keyboard.press('Escape')
    await link(ada, 'three').click()
    await expect.poll(() => ada.page.getByRole('radio', { name: 'High', exact: true }).isChecked()).toBe(true)
  })

  test('are told by name where one is refused, which stays selected', async ({ open }) => {
    const ada = await open()
    await ada.signUp()
    await ada.add('one', 'two', 'three')
    const gone = ada.page.locator('[data-todo]').filter({ hasText: 'two' })
    const id = await gone.getAttribute('data-todo')
    await ada.page.route('**/v1/todos/changes', async route => {
      const body = route.request().postDataJSON() as { items: { todoId: string }[] }
      // As if somebody had deleted it for good a moment ago.
      const items = body.items.map(item =>
        item.todoId === id ? { ...item, todoId: '019b7600-0000-7000-8000-000000000000' } : item,
      )
      const answer = await route.fetch({ postData: JSON.stringify({ items }) })
      const json = (await answer.json()) as { items: { todoId: string }[] }
      await route.fulfill({
        response: answer,
        json: { items: json.items.map((item, index) => ({ ...item, todoId: body.items[index]?.todoId })) },
      })
    })
    await link(ada, 'one').focus()
    await ada.page.keyboard.press('ControlOrMeta+a')
    await ada.stored(() => act(ada, 'Complete'))
    await ada.message(/^“two” was not completed\. /).waitFor()
    await ada.message('2 todos were completed.').waitFor()
    await hasSelected(ada, ['two'])
    await ada.sees(['two'])
  })

  test('are selected with a finger that rests on one, and moved with one that then drags it', async ({ open }) => {
    const ada = await open({ viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true })
    await ada.signUp()
    await ada.add('one', 'two', 'three')
    await ada.page.evaluate(() => (document.activeElement as HTMLElement).blur())
    const touch = await ada.page.context().newCDPSession(ada.page)
    const middle = async (title: string) => {
      const box = await ada.row(title).boundingBox()
      return { x: (box?.x ?? 0) + 150, y: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
    }
    const send = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: { x: number; y: number }[]) =>
      touch.send('Input.dispatchTouchEvent', { type, touchPoints: points })
    const [from, to] = [await middle('one'), await middle('three')]
    await send('touchStart', [from])
    await ada.page.locator('[data-dragging]').waitFor()
    for (const share of [0.2, 0.5, 0.8, 1.05])
      await send('touchMove', [{ x: from.x, y: from.y + (to.y - from.y) * share }])
    await ada.stored(() => send('touchEnd', []))
    await ada.sees(['two', 'three', 'one'])
    await send('touchStart', [await middle('three')])
    await ada.page.locator('[data-dragging]').waitFor()
    await send('touchEnd', [])
    await hasSelected(ada, ['three'])
    await link(ada, 'one').tap()
    await hasSelected(ada, ['three', 'one'])
    await ada.stored(() => act(ada, 'Trash'))
    await ada.sees(['two'])
  })
})
