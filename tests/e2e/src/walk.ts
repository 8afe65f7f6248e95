import { Details } from './details.ts'
import type { Person } from './person.ts'
import { inTheSearch, inTheSettings, inTheTrash, inTheViews, sharingIt } from './walk-elsewhere.ts'
import { whileSelecting } from './walk-selecting.ts'

/** A walk through every screen, and every state that a screen can be in; it halts at each and tells where it is. */
export async function* walk(ada: Person): AsyncGenerator<string> {
  yield* atTheDoor(ada)
  await ada.signUp({ withTour: true })
  yield 'the tour of a newcomer'
  await ada.button('Got it').click()
  yield* inAList(ada)
  yield* inTheDetails(ada)
  yield* amongTheLists(ada)
  yield* inTheViews(ada)
  yield* inTheSearch(ada)
  yield* inTheSettings(ada)
  yield* inTheTrash(ada)
  yield* whereThingsFail(ada)
}

async function* atTheDoor(ada: Person): AsyncGenerator<string> {
  ada.watch.anticipate(/^answer 401: POST \/v1\/sessions$/, /^answer 400: POST \/v1\/account$/)
  await ada.page.goto('/sign-in')
  await ada.heading('Welcome back').waitFor()
  yield 'signing in'
  await ada.signIn()
  await ada.page.getByRole('alert').waitFor()
  yield 'signing in with a wrong password'
  await ada.page.getByRole('link', { name: 'Create an account' }).click()
  await ada.field('Name').fill('Ada')
  await ada.field('E-mail').fill('ada@nowhere')
  await ada.field('Password').fill(ada.password)
  await ada.button('Create account').click()
  await ada.page.getByLabel('E-mail').and(ada.page.locator('[aria-invalid=true]')).waitFor()
  yield 'signing up with a wrong address'
}

async function* inAList(ada: Person): AsyncGenerator<string> {
  await ada.heading('All clear').waitFor()
  yield 'an empty list'
  yield* sharingIt(ada)
  await ada.add('Water the plants on the balcony before they notice', 'A'.repeat(120), 'Done', 'Thrown away')
  await ada.stored(() => ada.box('Done').click())
  await ada.button('Completed').click()
  await ada.sees(['Done'], 'Completed todos')
  yield 'a list with open and completed todos'
  await ada.openMenu('Thrown away')
  await ada.page.getByRole('menu').waitFor()
  yield 'the menu of a todo'
  await ada.page.getByRole('menuitem', { name: 'Edit title' }).click()
  await ada.field('Title of “Thrown away”').waitFor()
  yield 'a title being edited'
  await ada.field('Title of “Thrown away”').press('Escape')
  await ada.stored(() => ada.choose('Thrown away', 'Move to trash'))
  await ada.button('Undo').waitFor()
  yield 'a message with a way back'
  yield* whileSelecting(ada)
}

const long = 'https://example.com/an/address/that/cannot/be/broken/anywhere/at/all/by/any/means'
const notes = `### Skips a level\n${long}\n- [ ] a task\n- [x] done\n\n> \`code\`, ~~struck~~\n\n~~~\n${long}\n~~~`

async function* inTheDetails(ada: Person): AsyncGenerator<string> {
  const title = 'Water the plants on the balcony before they notice'
  const details = await Details.open(ada, title)
  yield 'the details of a todo'
  await details.setDue('Tomorrow', '18:00', 'America/Argentina/Rio_Gallegos')
  await details.setPriority('High')
  await details.addNewTag('a tag with a name that is rather long')
  await details.addSubtask('Fill the can')
  await details.write('Notes', notes)
  const reminders = await details.addReminder()
  yield 'choosing a reminder'
  await ada.stored(() => reminders.getByRole('button', { name: /^10 minutes before/ }).click())
  await details.due('').click()
  await ada.page.getByLabel('Time zone').waitFor()
  yield 'choosing a due date'
  await ada.page.keyboard.press('Escape')
  await details.panel.getByRole('button', { name: 'Add tag' }).click()
  await ada.page.getByPlaceholder('Find or make a tag').fill('another')
  yield 'choosing tags'
  await ada.page.keyboard.press('Escape')
  // The first clears what was typed, the second closes.
  await ada.page.keyboard.press('Escape')
  await ada.page.getByPlaceholder('Find or make a tag').waitFor({ state: 'detached' })
  yield 'details with everything in them'
  await ada.field('New subtask').fill('half a step')
  await ada.page.reload()
  await details.panel.getByText('Draft restored').waitFor()
  yield 'details with a draft'
  await details.panel.getByRole('button', { name: 'Discard' }).click()
  await details.close()
  yield 'a list with a todo that has everything'
}

async function* amongTheLists(ada: Person): AsyncGenerator<string> {
  await ada.toLists()
  yield 'the lists'
  await ada.button('Account').click()
  await ada.page.getByRole('menu').waitFor()
  yield 'the menu of the account'
  await ada.page.getByRole('menuitem', { name: 'Keyboard shortcuts' }).click()
  await ada.page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor()
  yield 'the keyboard shortcuts'
  await ada.button('Close').click()
  await ada.button('New list').click()
  await ada.page.getByRole('dialog', { name: 'New list' }).waitFor()
  yield 'making a list'
  await ada.button('Cancel').click()
  await ada.addList('A list whose name goes on for longer than the sidebar is wide')
  await ada.toLists()
  const actions = ada.button('Actions for A list whose name goes on for longer than the sidebar is wide')
  await actions.click()
  await ada.page.getByRole('menuitem', { name: 'Delete…' }).click()
  await ada.page.getByRole('alertdialog').waitFor()
  yield 'asking before a list is deleted'
  await ada.button('Cancel').click()
  await actions.click()
  await ada.stored(() => ada.page.getByRole('menuitem', { name: 'Archive' }).click())
  await ada.page.getByText(/^Archived \d+$/).click()
  await actions.waitFor()
  yield 'archived lists'
  await ada.page.getByRole('link', { name: 'A list whose name goes on' }).click()
  await ada.page.getByText('This list is archived').waitFor()
  yield 'an archived list'
}

async function* whereThingsFail(ada: Person): AsyncGenerator<string> {
  await ada.page.goto('/lists/019b7600-0000-7000-8000-000000000000')
  ada.watch.anticipate(/^failed: \S+ \S+ net::ERR_CONNECTION_REFUSED$/)
  await ada.heading('There is no such list').waitFor()
  yield 'an address of no list'
  await ada.page.goto('/')
  await ada.field('New todo').waitFor()
  await ada.page.route('**/v1/**', route => route.abort('connectionrefused'))
  await ada.field('New todo').fill('not stored yet')
  await ada.field('New todo').press('Enter')
  await ada.button('Try again').waitFor()
  yield 'a change that was not stored'
  await ada.page.reload()
  await ada.heading('The app cannot reach its server').waitFor()
  yield 'a server that is away'
}
