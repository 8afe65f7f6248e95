import type { Route } from 'playwright-core'
import type { Person } from './person.ts'

/** What a browser calls a request that found no network. */
export const noNetwork = /^failed: \S+ \S+ net::ERR_(INTERNET_DISCONNECTED|NETWORK_CHANGED)$/

export const goOffline = (person: Person) => person.page.context().setOffline(true)
export const goOnline = (person: Person) => person.page.context().setOffline(false)

/** A line with this delay and this many bytes a second, as the browser's own tools make it. */
export async function slowDown({ page }: Person, latency: number, throughput: number): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.emulateNetworkConditions', {
    ...{ offline: false, latency, downloadThroughput: throughput, uploadThroughput: throughput },
  })
}

/** Keeps every question to the API waiting, until it is told to let them go. */
export async function holdAnswers({ page }: Person): Promise<() => Promise<void>> {
  const held: Route[] = []
  let open = false
  await page.route('**/v1/**', route => (open ? route.continue() : void held.push(route)))
  return async () => {
    open = true
    // The page may have taken a question back.
    await Promise.all(held.map(route => route.continue().catch(() => {})))
  }
}

interface Seen {
  /** How much moved without anybody's doing (Layout Instability: 0 is nothing). */
  readonly shift: number
  /** The placeholders that were shown where something was loading. */
  readonly placeholders: readonly string[]
}

/** Looks from now on, through reloads too, at what a reader would see flicker; tells when asked. */
export async function lookOn({ page }: Person): Promise<() => Promise<Seen>> {
  const look = () => {
    const seen = { shift: 0, placeholders: [] as string[] }
    Object.assign(globalThis, { seen })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[])
        if (!entry.hadRecentInput) seen.shift += entry.value
    }).observe({ type: 'layout-shift', buffered: true })
    new MutationObserver(() => {
      for (const shown of document.querySelectorAll('[role="status"][aria-label^="Loading"]'))
        seen.placeholders.push(shown.getAttribute('aria-label') ?? '')
    }).observe(document, { childList: true, subtree: true })
  }
  await page.addInitScript(look)
  await page.evaluate(look)
  return () => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen)
}
