import { describe, expect } from 'vitest'
import { Details } from './details.ts'
import { type Open, test } from './journey.ts'
import type { Person } from './person.ts'

const newTodo = (ada: Person) => ada.field('New todo')

/** The process of the page is killed: no handler of it runs, and what it had in memory is gone. */
async function crash(ada: Person): Promise<void> {
  const session = await ada.page.context().newCDPSession(ada.page)
  const crashed = ada.page.waitForEvent('crash')
  session.send('Page.crash').catch(() => {})
  await crashed
}

/** The same browser, in another tab: the one that crashed is closed. */
async function comesBack(ada: Person): Promise<Person> {
  const back = await ada.anotherTab()
  await ada.page.close()
  return back
}

async function withPlan(open: Open): Promise<{ ada: Person; plan: Details }> {
  const ada = await open()
  await ada.signUp()
  await ada.add('Plan')
  return { ada, plan: await Details.open(ada, 'Plan') }
}

/** Nothing reaches the server from here on. */
const cutOff = (ada: Person) =>
  ada.page.route('**/v1/**', route => (route.request().method() === 'GET' ? route.continue() : new Promise(() => {})))

describe('what was being written', () => {
  test('is there again after a reload, and can be discarded', async ({ open }) => {
    const { ada, plan } = await withPlan(open)
    await newTodo(ada).fill('half a thought')
    await plan.panel.getByRole('textbox', { name: 'New subtask' }).fill('half a step')
    await ada.page.reload()
    await expect.poll(() => newTodo(ada).inputValue()).toBe('half a thought')
    await expect.poll(() => ada.field('New subtask').inputValue()).toBe('half a step')
    await ada.page.getByText('Draft restored').first().waitFor()
    await plan.panel.getByRole('button', { name: 'Discard' }).click()
    expect(await ada.field('New subtask').inputValue()).toBe('')
    await newTodo(ada).focus()
    await ada.stored(() => newTodo(ada).press('Enter'))
    await ada.sees(['Plan', 'half a thought'])
    await ada.page.reload()
    await ada.sees(['Plan', 'half a thought'])
    expect(await newTodo(ada).inputValue()).toBe('')
    expect(await ada.page.getByText('Draft restored').count()).toBe(0)
  })

  test('outlives a crash of the page: notes and title that the server had not got', async ({ open }) => {
    const { ada, plan } = await withPlan(open)
    await plan.write('Notes', 'stored')
    await cutOff(ada)
    await plan.editNotes()
    await plan.panel.getByRole('textbox', { name: 'Notes' }).fill('stored, and more')
    await crash(ada)
    const back = await comesBack(ada)
    const again = new Details(back, 'Plan')
    const notes = again.panel.getByRole('textbox', { name: 'Notes' })
    await expect.poll(() => notes.inputValue()).toBe('stored, and more')
    await again.panel.getByText('Draft restored').waitFor()
    await notes.focus()
    await back.stored(() => notes.blur())
    await again.shownNotes.getByText('stored, and more').waitFor()
    await back.page.reload()
    await again.shownNotes.getByText('stored, and more').waitFor()
    expect(await back.page.getByText('Draft restored').count()).toBe(0)
  })

  test('and was changed elsewhere meanwhile is shown in both versions', async ({ open }) => {
    const { ada, plan } = await withPlan(open)
    await plan.write('Notes', 'stored')
    await cutOff(ada)
    await plan.editNotes()
    await plan.panel.getByRole('textbox', { name: 'Notes' }).fill('mine')
    await crash(ada)
    const other = await open()
    await other.page.goto('/sign-in')
    await other.signIn(ada)
    await (await Details.open(other, 'Plan')).write('Notes', 'theirs')
    const back = await comesBack(ada)
    const notes = back.page.getByRole('textbox', { name: 'Notes' })
    await expect.poll(() => notes.inputValue()).toBe('mine')
    await notes.focus()
    await notes.blur()
    const question = back.page.getByRole('alertdialog')
    await question.getByText('theirs', { exact: true }).waitFor()
    await back.stored(() => question.getByRole('button', { name: 'Keep both' }).click())
    await new Details(back, 'Plan').shownNotes.getByText('mine').waitFor()
  })

  test('is added after a crash, once, though the server had not answered', async ({ open }) => {
    const { ada } = await withPlan(open)
    await cutOff(ada)
    for (const title of ['one', 'two']) {
      await newTodo(ada).fill(title)
      await newTodo(ada).press('Enter')
    }
    await ada.sees(['Plan', 'one', 'two'])
    await crash(ada)
    const back = await comesBack(ada)
    await back.message('Added what was cut off when the app was closed: “one” and “two”.').waitFor()
    await back.sees(['Plan', 'one', 'two'])
    await back.page.reload()
    await back.sees(['Plan', 'one', 'two'])
  })

  test('the name of a new list, and the address of an invitation, are there again', async ({ open }) => {
    const { ada } = await withPlan(open)
    await ada.button('New list').click()
    await ada.field('Name').fill('Gard')
    await crash(ada)
    const back = await comesBack(ada)
    await back.button('New list').click()
    await expect.poll(() => back.field('Name').inputValue()).toBe('Gard')
    await back.button('Cancel').click()
    await back.button('Share this list').click()
    await back.field('E-mail of the person to invite').fill('grace@exam')
    await back.page.reload()
    await back.button('Share this list').click()
    await expect.poll(() => back.field('E-mail of the person to invite').inputValue()).toBe('grace@exam')
  })

  test('is forgotten when its writer signs out', async ({ open }) => {
    const { ada } = await withPlan(open)
    await newTodo(ada).fill('half a thought')
    const kept = () => ada.page.evaluate(() => Object.keys(localStorage).filter(name => name.startsWith('draft ')))
    expect(await kept()).toHaveLength(1)
    await ada.button('Account').click()
    await ada.stored(() => ada.page.getByRole('menuitem', { name: 'Sign out' }).click())
    await ada.heading('Welcome back').waitFor()
    expect(await kept()).toEqual([])
    await ada.signIn()
    await newTodo(ada).waitFor()
    expect(await newTodo(ada).inputValue()).toBe('')
  })
})
