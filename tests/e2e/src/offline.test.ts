import { describe } from 'vitest'
import { arrive, post } from './arrive.ts'
import { test } from './journey.ts'
import { goOffline, goOnline, noNetwork } from './network.ts'
import type { Person } from './person.ts'

const todos = [{ title: 'one' }, { title: 'two' }, { title: 'three' }]

const isLost = (person: Person) => person.page.getByText('The connection is lost. Trying again…')
const follows = (person: Person) =>
  person.page.waitForResponse(response => response.url().includes('/v1/changes/stream') && response.ok())

const loads = async ({ page }: Person, part: string): Promise<void> => {
  const response = await page.waitForResponse(response => response.url().includes(`/assets/${part}-`))
  // Asked for again, it comes once what it needs itself is there too.
  await page.evaluate(`import(${JSON.stringify(response.url())}).then(() => {})`)
}

describe('a broken network', () => {
  test('is said, and what others did meanwhile is there once it works again, with nothing missed', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(noNetwork)
    const following = follows(ada)
    const { listId } = await arrive(ada, { todos })
    await following
    await goOffline(ada)
    await isLost(ada).waitFor()
    const { id } = await post(ada, '/v1/todos', { listId, title: 'written elsewhere' })
    await post(ada, '/v1/todos', { listId, title: 'also written elsewhere' })
    await post(ada, `/v1/todos/${id}/complete`)
    const garden = await post(ada, '/v1/lists', { name: 'Garden', color: 'green' })
    await goOnline(ada)
    await isLost(ada).waitFor({ state: 'detached' })
    await ada.sees(['one', 'two', 'three', 'also written elsewhere'])
    await ada.page.locator(`[data-list="${garden.id}"]`).waitFor()
  })

  test('keeps what is changed without it, each change with its button', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(noNetwork)
    await arrive(ada, { todos })
    await goOffline(ada)
    await ada.box('two').click()
    await ada.message(/^“two” was not (completed|saved)/).waitFor()
    await ada.sees(['one', 'two', 'three'])
    await goOnline(ada)
    await ada.stored(() => ada.button('Try again').click())
    await ada.sees(['one', 'three'])
    await ada.page.reload()
    await ada.sees(['one', 'three'])
  })

  test('on opening the app is said, and the app appears by itself once it works', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(/^failed: GET \/v1\/\S+ net::ERR_CONNECTION_REFUSED$/)
    await arrive(ada, { todos })
    await ada.page.route('**/v1/**', route => route.abort('connectionrefused'))
    await ada.page.reload()
    await ada.heading('The app cannot reach its server').waitFor()
    await ada.page.unrouteAll()
    await ada.sees(['one', 'two', 'three'])
  })
})

describe('a screen whose files were never loaded', () => {
  test('says so without a connection, and appears by itself with one', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(noNetwork, /^failed: GET \/assets\/settings-\S+ net::ERR_FAILED$/)
    await ada.page.route('**/assets/settings-*.js', route => route.abort())
    const entries = loads(ada, 'account-entries')
    await arrive(ada, { todos })
    await entries
    await goOffline(ada)
    await ada.button('Account').click()
    await ada.page.getByRole('menuitem', { name: 'Settings' }).click()
    await ada.heading('There is no connection').waitFor()
    await ada.page.unrouteAll()
    await goOnline(ada)
    await ada.heading('Settings').waitFor()
  })

  test('opens without a connection when there was a quiet moment before', async ({ open }) => {
    const ada = await open()
    ada.watch.anticipate(noNetwork)
    const trash = loads(ada, 'trash')
    await arrive(ada, { todos })
    await trash
    await goOffline(ada)
    await ada.page.getByRole('link', { name: 'Trash' }).click()
    await ada.heading('The trash could not be loaded').waitFor()
    await goOnline(ada)
    await ada.heading('The trash is empty').waitFor()
  })
})
