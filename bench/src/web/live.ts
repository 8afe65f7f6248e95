import type { Browser, Page } from 'playwright-core'
import { quantile } from '../measure/statistics.ts'
import { makePair } from './pair.ts'

/** Milliseconds from the acknowledgement of one person's change to its appearing in another's page. */
export interface LiveFigures {
  readonly samples: number
  readonly median: number
  readonly p95: number
  readonly max: number
}

type Kind = 'add' | 'rename' | 'complete'

interface Clocked {
  /** When each change of this page was acknowledged, and when each title came, changed or went (ms since 1970). */
  readonly clocked: { acknowledged: number[]; appeared: Record<string, number> }
}

/** Runs in both pages before anything of the app does. */
const clock = (): void => {
  const now = () => performance.timeOrigin + performance.now()
  const clocked: Clocked['clocked'] = { acknowledged: [], appeared: {} }
  Object.assign(globalThis, { clocked })
  const { fetch } = globalThis
  globalThis.fetch = async (input, init) => {
    const answer = await fetch(input, init)
    if (init?.method !== 'GET' && answer.ok) clocked.acknowledged.push(now())
    return answer
  }
  let before = new Set<string>()
  const look = () => {
    const rows = [...document.querySelectorAll('main [data-todo]:not([inert])')]
    const titles = new Set(rows.map(row => row.querySelector('a')?.textContent ?? ''))
    for (const title of titles.symmetricDifference(before)) clocked.appeared[`${titles.has(title)} ${title}`] ??= now()
    before = titles
  }
  // What was changed is on the screen with the next frame.
  new MutationObserver(() => requestAnimationFrame(look)).observe(document, {
    ...{ childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ['inert'] },
  })
}

const acts: Record<Kind, (page: Page, title: string) => Promise<void>> = {
  add: async (page, title) => {
    await page.getByRole('textbox', { name: 'New todo' }).fill(title)
    await page.keyboard.press('Enter')
  },
  rename: async (page, title) => {
    await page.getByRole('link', { name: title, exact: true }).press('F2')
    await page.keyboard.type(`${title}, renamed`)
    await page.keyboard.press('Enter')
  },
  complete: (page, title) => page.getByRole('checkbox', { name: `Complete “${title}, renamed”` }).press('Space'),
}

/** What the other's page shows once a change has come. */
const signs: Record<Kind, (title: string) => string> = {
  add: title => `true ${title}`,
  rename: title => `true ${title}, renamed`,
  complete: title => `false ${title}, renamed`,
}

const sample = async (kind: Kind, title: string, from: Page, to: Page): Promise<number> => {
  const count = () => from.evaluate(() => (globalThis as unknown as Clocked).clocked.acknowledged.length)
  const before = await count()
  await acts[kind](from, title)
  await from.waitForFunction(n => (globalThis as unknown as Clocked).clocked.acknowledged.length > n, before)
  const sign = signs[kind](title)
  await to.waitForFunction(key => key in (globalThis as unknown as Clocked).clocked.appeared, sign)
  const acknowledged = await from.evaluate(() => (globalThis as unknown as Clocked).clocked.acknowledged.at(-1) ?? 0)
  const appeared = await to.evaluate(key => (globalThis as unknown as Clocked).clocked.appeared[key] ?? 0, sign)
  return appeared - acknowledged
}

/**
 * Lets two persons with a list between them work in two windows of the built app.
 *
 * @param rounds - each gives six samples: an addition, a new title and a completion by either of the two
 */
export const measureLive = async (
  browser: Browser,
  { url, outbox }: { url: string; outbox: string },
  rounds = 12,
): Promise<LiveFigures> => {
  const [ada, grace] = await makePair(browser, { url, outbox, prepare: clock })
  const taken: number[] = []
  for (let round = 0; round < rounds; round++)
    for (const [from, to, name] of [[ada, grace, 'Ada'] as const, [grace, ada, 'Grace'] as const])
      for (const kind of ['add', 'rename', 'complete'] as const)
        taken.push(await sample(kind, `${name} ${round}`, from, to))
  for (const page of [ada, grace]) await page.context().close()
  return { samples: taken.length, median: quantile(taken, 0.5), p95: quantile(taken, 0.95), max: Math.max(...taken) }
}
