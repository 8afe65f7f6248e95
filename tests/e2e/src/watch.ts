import type { Page, Request } from 'playwright-core'
import { expect } from 'vitest'

/** What is no surprise on any page. */
const usual = [
  // How the app learns that nobody is signed in, or no longer.
  /^answer 401: GET \/v1\/(account|lists|tags|todos)$/,
  // The app took back a question, or its page was left.
  /^failed: GET \S+ net::ERR_ABORTED$/,
]

const named = (request: Request): string => {
  const { pathname } = new URL(request.url())
  return `${request.method()} ${pathname}`
}

/** Sees what a page does behind its screen: each error, and each request that fails or leaves the origin. */
export class Watch {
  readonly #seen: string[] = []
  readonly #anticipated: RegExp[] = []
  readonly #allowed: RegExp[] = []

  constructor(page: Page, origin: string) {
    page.on('console', message => {
      // Requests are seen by themselves, below. Violations of the content security policy are console errors.
      if (message.text().startsWith('Failed to load resource')) return
      if (['error', 'warning'].includes(message.type())) this.#seen.push(`console: ${message.text()}`)
    })
    page.on('pageerror', error => this.#seen.push(`exception: ${error.message}`))
    page.on('request', request => {
      const { origin: to, protocol } = new URL(request.url())
      if (to !== origin && protocol !== 'data:') this.#seen.push(`third party: ${request.method()} ${request.url()}`)
    })
    page.on('requestfailed', request => {
      this.#seen.push(`failed: ${named(request)} ${request.failure()?.errorText}`)
    })
    page.on('response', response => {
      if (response.status() >= 400) this.#seen.push(`answer ${response.status()}: ${named(response.request())}`)
    })
  }

  /** Declares what this journey provokes; not to see it would be a surprise, too. */
  anticipate(...patterns: readonly RegExp[]): void {
    this.#anticipated.push(...patterns)
  }

  /** Declares what may happen in this journey, as chance orders it. */
  allow(...patterns: readonly RegExp[]): void {
    this.#allowed.push(...patterns)
  }

  verify(): void {
    const known = [...usual, ...this.#anticipated, ...this.#allowed]
    expect(this.#seen.filter(line => !known.some(pattern => pattern.test(line)))).toEqual([])
    const missing = this.#anticipated.filter(pattern => !this.#seen.some(line => pattern.test(line)))
    expect(missing, 'anticipated, but never seen').toEqual([])
  }
}
