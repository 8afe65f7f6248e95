import { describe, expect } from 'vitest'
import { Details } from './details.ts'
import { type Open, test } from './journey.ts'

/** The same todo, open in two tabs that both have read it; mine hears no news from then on, like one that slept. */
async function twoTabs(open: Open) {
  const mine = await open()
  mine.watch.anticipate(/^failed: GET \/v1\/changes/)
  await mine.page.route('**/v1/changes**', route => route.abort())
  await mine.signUp()
  await mine.add('Plan')
  await Details.open(mine, 'Plan')
  const theirs = await mine.anotherTab()
  await new Details(theirs, 'Plan').panel.waitFor()
  return { mine, theirs }
}

describe('two tabs that change the same todo', () => {
  test('in different fields lose neither change, and ask nothing', async ({ open }) => {
    const { mine, theirs } = await twoTabs(open)
    mine.watch.anticipate(/^answer 412: PATCH/)
    await new Details(theirs, 'Plan').write('Notes', 'from the other tab')
    await new Details(mine, 'Plan').setPriority('High')
    await mine.page.reload()
    const plan = new Details(mine, 'Plan')
    await expect.poll(() => plan.notes).toBe('from the other tab')
    expect(await plan.priority('High').isChecked()).toBe(true)
  })

  test('in the same notes are shown both versions, and can keep both', async ({ open }) => {
    const { mine, theirs } = await twoTabs(open)
    mine.watch.anticipate(/^answer 412: PATCH/)
    await new Details(theirs, 'Plan').write('Notes', 'from the other tab')
    const notes = new Details(mine, 'Plan').panel.getByRole('textbox', { name: 'Notes' })
    await notes.fill('from my tab')
    await notes.blur()
    const question = mine.page.getByRole('alertdialog', { name: '“Plan” was changed elsewhere' })
    await question.getByText('from the other tab').waitFor()
    await question.getByText('from my tab').waitFor()
    await mine.stored(() => question.getByRole('button', { name: 'Keep both' }).click())
    await mine.page.reload()
    await expect.poll(() => new Details(mine, 'Plan').notes).toBe('from the other tab\n\nfrom my tab')
  })

  test('in each other field are shown both versions in words, and can keep what has room for both', async ({
    open,
  }) => {
    const { mine, theirs } = await twoTabs(open)
    mine.watch.anticipate(/^answer 412: PATCH/)
    const [own, other] = [new Details(mine, 'Plan'), new Details(theirs, 'Plan')]
    const question = mine.page.getByRole('alertdialog', { name: '“Plan” was changed elsewhere' })
    const version = (name: string) => question.getByRole('definition').filter({ hasText: name })
    const settle = async (choice: string, yours: string, others: string) => {
      await version(yours).waitFor()
      await version(others).waitFor()
      await mine.stored(() => question.getByRole('button', { name: choice }).click())
      await question.waitFor({ state: 'detached' })
    }
    await other.setPriority('High')
    await own.priority('Low').click()
    await settle('Keep mine', 'Low', 'High')
    await expect.poll(() => other.priority('Low').isChecked()).toBe(true)

    await other.setDue('Tomorrow')
    await own.due('No date').click()
    await mine.page.getByRole('button', { name: 'Today', exact: true }).click()
    await settle('Keep mine', 'Today', 'Tomorrow')
    await other.due('Today').waitFor()

    await other.addNewTag('garden')
    await own.panel.getByRole('button', { name: 'Add tag' }).click()
    await mine.page.getByPlaceholder('Find or make a tag').fill('home')
    await mine.stored(() => mine.page.getByRole('menuitem', { name: 'Make “home”' }).click())
    await settle('Keep both', 'home', 'garden')
    await own.tag('garden').waitFor()
    await own.tag('home').waitFor()
    await other.tag('home').waitFor()
  })

  test('in the same title are shown both versions, and the chosen one stays', async ({ open }) => {
    const { mine, theirs } = await twoTabs(open)
    mine.watch.anticipate(/^answer 412: PATCH/)
    await new Details(theirs, 'Plan').write('Title', 'Their plan')
    const title = new Details(mine, 'Plan').panel.getByRole('textbox', { name: 'Title' })
    await title.fill('My plan')
    await title.press('Enter')
    const question = mine.page.getByRole('alertdialog')
    await question.getByText('Their plan', { exact: true }).waitFor()
    await question.getByText('My plan', { exact: true }).waitFor()
    await mine.stored(() => question.getByRole('button', { name: 'Keep mine' }).click())
    await mine.page.reload()
    await mine.sees(['My plan'])
  })
})
