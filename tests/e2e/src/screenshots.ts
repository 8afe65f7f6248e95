// Photographs the app for the docs, with the account that anyone gets by ./todo start --demo.
import { join, resolve } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { App } from './app.ts'
import { launchBrowser } from './browser.ts'

const folder = resolve(import.meta.dirname, '../../../docs/images')
const signIn = { email: 'demo@example.com', password: 'have a look around' }
const desktop = { viewport: { width: 1280, height: 800 } }
const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true }

await using app = await App.started({ args: ['--demo'] })
const browser = await launchBrowser()
try {
  await photograph('sign-in', desktop, page => page.getByRole('heading', { name: 'Welcome back' }).waitFor())
  await photograph('list', desktop, async page => {
    await enter(page)
    await openList(page, 'Home')
    await openTodo(page, 'Groceries for dinner with friends')
  })
  await photograph('detail', desktop, async page => {
    await enter(page)
    await openList(page, 'Work')
    await openTodo(page, 'Prepare the demo for the quarterly review')
  })
  await photograph('dark', { ...desktop, colorScheme: 'dark' }, async page => {
    await enter(page)
    await openList(page, 'Trip to Lisbon')
    await openTodo(page, 'Pack')
  })
  await photograph('phone', phone, async page => {
    await enter(page)
    await page.getByRole('heading', { name: 'Home' }).waitFor()
  })
} finally {
  await browser.close()
  await app.stop()
}

async function photograph(name: string, options: BrowserContextOptions, pose: (page: Page) => Promise<unknown>) {
  const page = await newPage(browser, options)
  await pose(page)
  // Neither a row under the pointer, nor a focus ring, nor anything in motion.
  await page.mouse.move(0, 0)
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur())
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' })
  await page.context().close()
  console.log(`docs/images/${name}.png`)
}

async function newPage(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    locale: 'en-GB',

    ...options,
  })
  const page = await context.newPage()
  await page.goto('/sign-in')
  return page
}

async function enter(page: Page): Promise<void> {
  await page.getByLabel('E-mail').fill(signIn.email)
  await page.getByLabel('Password').fill(signIn.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('list', { name: 'Open todos' }).getByRole('listitem').first().waitFor()
}

async function openList(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name }).click()
  await page.getByRole('heading', { name, exact: true }).waitFor()
  await page.getByRole('list', { name: 'Open todos' }).getByRole('listitem').first().waitFor()
}

async function openTodo(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click()
  const details = page.getByRole('region', { name: `Details of “${title}”` })
  await details.getByRole('region', { name: 'Subtasks' }).getByRole('listitem').first().waitFor()
}
