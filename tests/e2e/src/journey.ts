import type { BrowserContextOptions } from 'playwright-core'
import { test as base, inject } from 'vitest'
import { launchBrowser } from './browser.ts'
import { Person } from './person.ts'

export interface Visit extends BrowserContextOptions {
  /** The app to visit; the shared one, unless a journey has one of its own. */
  readonly url?: string
  readonly name?: string
}

/** Opens the app in a browser of its own for someone who was never there. */
export type Open = (visit?: Visit) => Promise<Person>

/** Milliseconds until a state that is waited for has failed to come. */
const patience = 15_000

export const test = base
  // biome-ignore lint/correctness/noEmptyPattern: the runner reads from the pattern which fixtures this one needs: none.
  .extend('browser', { scope: 'file' }, async ({}, { onCleanup }) => {
    const browser = await launchBrowser()
    onCleanup(() => browser.close())
    return browser
  })
  .extend('open', async ({ browser }, { onCleanup }) => {
    const persons: Person[] = []
    onCleanup(async () => {
      for (const { page } of persons) await page.context().close()
      for (const { watch } of persons) watch.verify()
    })
    const open: Open = async ({ url = inject('url'), name, ...options } = {}) => {
      const context = await browser.newContext({
        ...{ baseURL: url, locale: 'en-GB', timezoneId: 'Europe/Berlin', viewport: { width: 1280, height: 800 } },
        ...options,
      })
      context.setDefaultTimeout(patience)
      const person = new Person(await context.newPage(), url, name)
      persons.push(person)
      return person
    }
    return open
  })
