import type { Person } from './person.ts'

/** The part of the walk where todos are selected, in a list that has one of a hundred and twenty letters. */
export async function* whileSelecting(ada: Person): AsyncGenerator<string> {
  await ada.button('Dismiss message').click()
  await ada.button('Select todos').click()
  await ada.box('A'.repeat(120)).check()
  await ada.page.getByRole('region', { name: 'Selected todos' }).getByText('1 selected').waitFor()
  yield 'a list with todos selected'
  await ada.page.getByRole('region', { name: 'Selected todos' }).getByRole('button', { name: 'Due' }).click()
  await ada.page.getByRole('menuitem', { name: 'Another day…' }).waitFor()
  yield 'the menu of selected todos'
  await ada.page.getByRole('menuitem', { name: 'Another day…' }).click()
  await ada.page.getByRole('dialog', { name: 'Due on' }).waitFor()
  yield 'choosing a day for selected todos'
  await ada.button('Cancel').click()
  await ada.button('Stop selecting').click()
}
