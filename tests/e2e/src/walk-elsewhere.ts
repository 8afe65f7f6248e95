import type { Person } from './person.ts'

const views = ['Today', 'Upcoming', 'All', 'Completed'] as const

export async function* inTheViews(ada: Person): AsyncGenerator<string> {
  for (const view of views) {
    await ada.toLists()
    await ada.page.getByRole('list', { name: 'Views' }).getByRole('link', { name: view, exact: true }).click()
    await ada.heading(view).waitFor()
    await ada.page.getByRole('status', { name: 'Loading todos' }).waitFor({ state: 'detached' })
    yield `the view ${view}`
  }
}

export async function* inTheSearch(ada: Person): AsyncGenerator<string> {
  await ada.toLists()
  await ada.page.getByRole('list', { name: 'Views' }).getByRole('link', { name: 'Search' }).click()
  await ada.heading('Find anything').waitFor()
  yield 'an empty search'
  await ada.page.getByRole('searchbox', { name: 'Search todos' }).fill('water')
  await ada.hears('1 result for “water”')
  yield 'a search with a result'
  await ada.page.getByRole('searchbox', { name: 'Search todos' }).fill('nowhere')
  await ada.heading('Nothing found for “nowhere”').waitFor()
  yield 'a search without results'
}

export async function* inTheSettings(ada: Person): AsyncGenerator<string> {
  await ada.toLists()
  await ada.button('Account').click()
  await ada.page.getByRole('menuitem', { name: 'Settings' }).click()
  await ada.page.getByRole('list', { name: 'Sessions' }).getByRole('listitem').first().waitFor()
  yield 'the settings'
  await ada.field('Your name').fill('')
  await ada.field('Your name').blur()
  await ada.page.getByText('Your name cannot be empty.').waitFor()
  yield 'a setting that is wrong'
  await ada.button('Delete account…').click()
  await ada.page.getByRole('alertdialog').waitFor()
  yield 'asking before an account is deleted'
  await ada.button('Cancel').click()
}

export async function* sharingIt(ada: Person): AsyncGenerator<string> {
  await ada.button('Share this list').click()
  const dialog = ada.page.getByRole('dialog')
  await dialog.getByRole('list', { name: 'Members' }).getByRole('listitem').waitFor()
  yield 'sharing a list'
  await dialog
    .getByRole('textbox', { name: 'E-mail of the person to invite' })
    .fill('grace.with.a.long.name@example.com')
  await ada.stored(() => dialog.getByRole('button', { name: 'Invite' }).click())
  await dialog.getByRole('list', { name: 'Open invitations' }).getByRole('listitem').waitFor()
  yield 'sharing a list to which someone is invited'
  await dialog.getByRole('button', { name: 'Close' }).click()
  await ada.button('Dismiss message').click()
}

export async function* inTheTrash(ada: Person): AsyncGenerator<string> {
  await ada.toLists()
  await ada.page.getByRole('link', { name: 'Trash' }).click()
  await ada.button('Delete “Thrown away” for good').waitFor()
  yield 'the trash'
  await ada.button('Delete “Thrown away” for good').click()
  await ada.page.getByRole('alertdialog').waitFor()
  yield 'asking before a todo is deleted'
  await ada.stored(() => ada.page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click())
  await ada.heading('The trash is empty').waitFor()
  yield 'an empty trash'
}
