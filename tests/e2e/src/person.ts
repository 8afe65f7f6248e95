import { randomUUID } from 'node:crypto'
import type { Locator, Page, Response } from 'playwright-core'
import { expect } from 'vitest'
import { Watch } from './watch.ts'

const isStored = (response: Response): boolean =>
  response.request().method() !== 'GET' && response.ok() && new URL(response.url()).pathname.startsWith('/v1/')

/** Someone at a browser, who finds things by their roles and names. */
export class Person {
  readonly page: Page
  readonly watch: Watch
  readonly #url: string
  readonly name: string
  readonly email: string
  readonly password = 'three random words'

  constructor(page: Page, url: string, name = 'Ada') {
    this.page = page
    this.#url = url
    this.name = name
    this.email = `${name.toLowerCase()}.${randomUUID()}@example.com`
    this.watch = new Watch(page, url)
  }

  /** Another tab of the same browser. */
  async anotherTab(): Promise<Person> {
    const other = new Person(await this.page.context().newPage(), this.#url)
    await other.page.goto(this.page.url())
    return other
  }

  /** Makes an account; whoever wants to see the tour of newcomers does not send it away. */
  async signUp({ withTour = false } = {}): Promise<void> {
    await this.page.goto('/')
    await this.field('Name').fill(this.name)
    await this.field('E-mail').fill(this.email)
    await this.field('Password').fill(this.password)
    await this.stored(() => this.button('Create account').click(), 2)
    await this.heading('My todos').waitFor()
    if (withTour) await this.button('Got it').waitFor()
    else await this.button('Got it').click()
  }

  async signIn({ email, password }: { email: string; password: string } = this): Promise<void> {
    await this.field('E-mail').fill(email)
    await this.field('Password').fill(password)
    await this.button('Sign in').click()
  }

  /** Does something, and waits until the server has acknowledged that many changes. */
  async stored(act: () => Promise<unknown>, changes = 1): Promise<void> {
    let left = changes
    await Promise.all([this.page.waitForResponse(response => isStored(response) && --left === 0), act()])
  }

  /** Writes todos one after the other, from the keyboard alone. */
  async add(...titles: readonly string[]): Promise<void> {
    await this.field('New todo').focus()
    for (const title of titles) {
      await this.stored(async () => {
        await this.page.keyboard.type(title)
        await this.page.keyboard.press('Enter')
      })
    }
  }

  async addList(name: string): Promise<void> {
    await this.button('New list').click()
    const dialog = this.page.getByRole('dialog', { name: 'New list' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.stored(() => dialog.getByRole('button', { name: 'Create list' }).click())
    await this.heading(name).waitFor()
  }

  async openList(name: string): Promise<void> {
    await this.page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name }).click()
    await this.heading(name).waitFor()
  }

  /** To the lists: at the side of the todos, or on a phone a screen of their own. */
  async toLists(): Promise<void> {
    const onPhone = this.page.getByRole('link', { name: 'All lists' })
    if (await onPhone.isVisible()) await onPhone.click()
    await this.page.getByRole('navigation', { name: 'Lists' }).waitFor()
  }

  /** Opens the menu of a row: with the mouse, or where fingers are, who need none, as a screen reader does. */
  async openMenu(title: string): Promise<void> {
    const actions = this.button(`Actions for “${title}”`)
    if (await this.page.evaluate(() => matchMedia('(hover: none)').matches)) return actions.press('Enter')
    await this.row(title).hover()
    await actions.click()
  }

  /** Opens the menu of a row and chooses from it. */
  async choose(title: string, entry: string): Promise<void> {
    await this.openMenu(title)
    await this.page.getByRole('menuitem', { name: entry }).click()
  }

  /** Waits until a list holds these todos in this order, and nothing else. */
  async sees(titles: readonly string[], list = 'Open todos'): Promise<void> {
    await expect.poll(() => this.titles(list)).toEqual(titles)
  }

  titles(list = 'Open todos'): Promise<string[]> {
    return this.page.getByRole('list', { name: list }).getByRole('link').allTextContents()
  }

  async hears(words: string): Promise<void> {
    await this.page.getByRole('status').filter({ hasText: words }).waitFor({ state: 'attached' })
  }

  /** A message at the edge of the window. */
  message(words: string | RegExp): Locator {
    return this.page.getByRole('region', { name: 'Messages' }).getByText(words)
  }

  row(title: string): Locator {
    return this.page.getByRole('listitem').filter({ has: this.page.getByRole('link', { name: title, exact: true }) })
  }

  box(title: string): Locator {
    return this.row(title).getByRole('checkbox')
  }

  field(name: string): Locator {
    return this.page.getByRole('textbox', { name, exact: true }).or(this.page.getByLabel(name, { exact: true }))
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true })
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { name, exact: true })
  }
}
