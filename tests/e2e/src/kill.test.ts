import type { Request } from 'playwright-core'
import { describe, expect } from 'vitest'
import { App } from './app.ts'
import { Details } from './details.ts'
import { dragRow } from './drag.ts'
import { type Open, test } from './journey.ts'
import type { Person } from './person.ts'

/** A day's work, every change of it acknowledged. */
async function work(open: Open, url: string): Promise<Person> {
  const ada = await open({ url })
  await ada.signUp()
  await ada.add('first', 'second', 'third', 'done', 'thrown away')
  const details = await Details.open(ada, 'second')
  await details.write('Title', 'second, edited')
  await new Details(ada, 'second, edited').write('Notes', 'Worth remembering')
  await new Details(ada, 'second, edited').close()
  await ada.stored(() => dragRow(ada.page, ada.row('first'), ada.row('third')))
  await ada.stored(() => ada.box('done').click())
  await ada.stored(() => ada.choose('thrown away', 'Move to trash'))
  await ada.stored(() => ada.button('Undo').click())
  return ada
}

/**
 * Types a todo that is on its way when the servers die. It is stored by the app's own tries, or by the person's, to
 * whom the app has said that it was not.
 */
async function writeWhile(ada: Person, title: string, dying: () => Promise<void>): Promise<void> {
  const isPost = (request: Request) => request.method() === 'POST'
  const timeout = 90_000
  const begun = ada.page.waitForRequest(isPost)
  const stored = ada.page
    .waitForResponse(response => isPost(response.request()) && response.ok(), { timeout })
    .then(() => true)
  await ada.field('New todo').fill(title)
  await ada.field('New todo').press('Enter')
  await begun
  await dying()
  const again = ada.button('Try again')
  while (!(await Promise.race([stored, again.waitFor({ timeout }).then(() => false)]))) await again.click()
}

async function findsEverything(ada: Person): Promise<void> {
  await ada.sees(['second, edited', 'third', 'first', 'thrown away', 'as the servers died', 'as everything died'])
  expect(await (await Details.open(ada, 'second, edited')).notes).toBe('Worth remembering')
  await ada.button('Completed').click()
  await ada.sees(['done'], 'Completed todos')
}

describe('kill -9 in the middle', () => {
  test('of all servers, then of everything: nothing acknowledged is lost, nothing is doubled, nothing runs on', async ({
    open,
  }) => {
    await using app = await App.started()
    const ada = await work(open, app.url)
    ada.watch.anticipate(/^(failed|answer 50\d): \S+ \/v1\//)

    await writeWhile(ada, 'as the servers died', async () => app.killServers())
    await writeWhile(ada, 'as everything died', async () => {
      await app.killEverything()
      await app.start()
    })
    await ada.page.reload()
    await findsEverything(ada)
    const elsewhere = await open({ url: app.url })
    await elsewhere.page.goto('/sign-in')
    await elsewhere.signIn(ada)
    await findsEverything(elsewhere)
    await elsewhere.page.close()
    await app.stop()
  })
})
