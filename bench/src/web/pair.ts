import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Browser, BrowserContext, Page } from 'playwright-core'

interface Place {
  readonly url: string
  /** The page of the worker that shows mails. */
  readonly outbox: string
  /** Runs in each page before the app. */
  readonly prepare: () => void
}

const post = async ({ request }: BrowserContext, path: string, data: object): Promise<{ id: string }> => {
  const answer = await request.post(path, { data, headers: { 'Idempotency-Key': randomUUID() } })
  if (!answer.ok()) throw new Error(`POST ${path} was answered with ${answer.status()}: ${await answer.text()}`)
  return answer.json()
}

const join = async (browser: Browser, { url, prepare }: Place, name: string) => {
  const context = await browser.newContext({ baseURL: url, viewport: { width: 1280, height: 800 } })
  await context.addInitScript(prepare)
  const email = `${name.toLowerCase()}.${randomUUID()}@example.com`
  const account = { name, email, password: 'three random words', timeZone: 'UTC', locale: 'en' }
  await post(context, '/v1/account', account)
  return { context, email }
}

/** The token in the mail that came to an address. */
const tokenInMail = async (outbox: string, email: string): Promise<string> => {
  for (let tries = 0; tries < 100; tries++) {
    const mails = (await (await fetch(outbox)).text()).split('<article>')
    const token = /#token=([^"]+)"/.exec(mails.find(mail => mail.includes(email)) ?? '')?.[1]
    if (token) return token
    await setTimeout(100)
  }
  throw new Error(`No invitation came to ${email} within ten seconds.`)
}

const open = async (context: BrowserContext, listId: string): Promise<Page> => {
  const page = await context.newPage()
  const following = page.waitForResponse(response => response.url().includes('/v1/changes/stream'))
  await page.goto(`/lists/${listId}`)
  await page.getByRole('textbox', { name: 'New todo' }).waitFor()
  await following
  return page
}

/** Two persons who share a list, each in a window of their own that shows it and follows it. */
export const makePair = async (browser: Browser, place: Place): Promise<[Page, Page]> => {
  const [ada, grace] = [await join(browser, place, 'Ada'), await join(browser, place, 'Grace')]
  const { id } = await post(ada.context, '/v1/lists', { name: 'Together', color: 'blue' })
  await post(ada.context, `/v1/lists/${id}/invitations`, { email: grace.email, role: 'editor' })
  const token = await tokenInMail(place.outbox, grace.email)
  await post(grace.context, '/v1/invitations/accept', { token })
  return [await open(ada.context, id), await open(grace.context, id)]
}
