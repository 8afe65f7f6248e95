import { setTimeout } from 'node:timers/promises'
import { launchBrowser } from '@todo/e2e/browser'
import type { Browser } from 'playwright-core'
import { Client } from './client.ts'
import type { Stand } from './stand.ts'

/** Milliseconds between two rounds of a life: there is something to measure at each scrape. */
const pause = 200

/** People use the app until it is disposed of: something of everything that dashboards show. */
export class Life implements AsyncDisposable {
  readonly #stand: Stand
  readonly #lives: Promise<void>[]
  /** Answers by status; 0 stands for no answer. */
  readonly statuses: Record<number, number> = {}
  #ended = false

  constructor(stand: Stand, browser?: Browser) {
    this.#stand = stand
    this.#lives = [this.#repeat(this.#todos()), this.#repeat(this.#invitations())]
    if (browser) this.#lives.push(this.#repeat(async () => visit(browser, stand.url)))
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#ended = true
    await Promise.all(this.#lives)
  }

  async #repeat(round: () => Promise<void>): Promise<void> {
    while (!this.#ended) {
      // What the tests break fails here, too; they look at the statuses.
      await round().catch(() => {
        this.statuses[0] = (this.statuses[0] ?? 0) + 1
      })
      await setTimeout(pause)
    }
  }

  async #call(client: Client, method: string, path: string, body?: object) {
    const answer = await client.call(method, path, body)
    this.statuses[answer.status] = (this.statuses[answer.status] ?? 0) + 1
    return answer
  }

  /** Adds a todo with a reminder and another, completes that, looks around, and mistypes the password. */
  #todos(): () => Promise<void> {
    let someone: Promise<Client> | undefined
    return async () => {
      someone ??= Client.signedUp(this.#stand.url)
      someone.catch(() => {
        someone = undefined
      })
      const ada = await someone
      const reminders = [{ at: new Date(Date.now() + 1000).toISOString() }]
      await this.#call(ada, 'POST', '/v1/todos', { listId: ada.listId, title: 'Call', reminders })
      const { body } = await this.#call(ada, 'POST', '/v1/todos', { listId: ada.listId, title: 'Pack' })
      await this.#call(ada, 'POST', `/v1/todos/${body.id}/complete`)
      await this.#call(ada, 'GET', `/v1/todos?listId=${ada.listId}`)
      const stranger = new Client(this.#stand.url)
      await this.#call(stranger, 'POST', '/v1/sessions', { email: ada.email, password: 'wrong horse battery' })
    }
  }

  /** Opens an account, invites somebody, and accepts by the link of the mail. */
  #invitations(): () => Promise<void> {
    return async () => {
      const [ada, grace] = [await Client.signedUp(this.#stand.url), await Client.signedUp(this.#stand.url, 'grace')]
      const invitation = { email: grace.email, role: 'editor' }
      await this.#call(ada, 'POST', `/v1/lists/${ada.listId}/invitations`, invitation)
      const token = await this.#tokenFor(grace.email)
      await this.#call(grace, 'POST', '/v1/invitations/accept', { token })
      await setTimeout(1000)
    }
  }

  async #tokenFor(email: string): Promise<string> {
    while (!this.#ended) {
      const mail = this.#stand.mailbox.mails
        .find(text => text.includes(email))
        ?.replaceAll('=\r\n', '')
        .replaceAll('=3D', '=')
      const token = mail && /\/invitations#(?:token=)?([\w-]{43})/.exec(mail)?.[1]
      if (token) return token
      await setTimeout(100)
    }
    throw new Error('the life ended before the mail came')
  }
}

/** Someone opens the app, agrees to report, clicks, meets an error, and leaves. */
async function visit(browser: Browser, url: string): Promise<void> {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB' })
  try {
    await context.addInitScript("localStorage.setItem('diagnostics', 'on')")
    const page = await context.newPage()
    await page.goto('/')
    const client = new Client(url, 'visitor')
    await page.getByLabel('Name', { exact: true }).fill('Ada')
    await page.getByLabel('E-mail', { exact: true }).fill(client.email)
    await page.getByLabel('Password', { exact: true }).fill('three random words')
    await page.getByRole('button', { name: 'Create account' }).click()
    await page.getByLabel('New todo').click()
    await page.keyboard.type('Buy milk')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Buy milk', exact: true }).waitFor()
    await page.evaluate('void setTimeout(() => undefined.x())')
    // Vitals are told when the page is left.
    await page.goto('about:blank')
  } finally {
    await context.close()
  }
}

export { launchBrowser }
