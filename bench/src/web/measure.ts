import type { Page } from 'playwright-core'
import type { Person } from '../dataset.ts'
import { countInPage, type Expected, type PageMarks } from './clock.ts'
import type { Stand } from './stand.ts'

export const actions = ['toggle', 'type', 'scroll', 'jump'] as const
export type Action = (typeof actions)[number]

/** How much is done of each, and how often anew in a fresh window. */
export interface Extent {
  readonly rounds: number
  readonly times: number
  readonly slowdown: number
}

/** All answers to what was done in a list, and what its windows counted. */
export interface ListFigures {
  readonly answers: Record<Action, number[]>
  readonly pages: Omit<PageMarks, 'answers'>[]
}

const answered = async (page: Page, count: number): Promise<void> => {
  await page.waitForFunction(expected => window.marks.answers.length >= expected, count)
}

/** Does something once its answer is waited for, and waits for that. */
const timed = async (page: Page, expected: Expected, act: () => Promise<unknown>): Promise<number> => {
  const before = await page.evaluate(wanted => {
    window.awaitAnswer(wanted)
    return window.marks.answers.length
  }, expected)
  await act()
  await answered(page, before + 1)
  return page.evaluate(() => window.marks.answers.at(-1) ?? Number.NaN)
}

const openRows = (page: Page) => page.getByRole('list', { name: 'Open todos' }).locator(':scope > li:not(.leaving)')

/** Completes a row in the middle of the window; the answer is its tick. */
const toggle = async (page: Page): Promise<number> => {
  const row = openRows(page).nth(4)
  const id = (await row.getAttribute('data-todo')) ?? ''
  const time = await timed(page, { event: 'click', ticked: id }, () => row.locator('input').click())
  await page.locator(`[data-todo="${id}"]`).waitFor({ state: 'detached' })
  return time
}

const type = (page: Page): Promise<number> => timed(page, { event: 'keydown' }, () => page.keyboard.press('m'))

const scroll = (page: Page, by: number): Promise<number> =>
  timed(page, { event: 'wheel' }, () => page.mouse.wheel(0, by))

/** As when the scroll bar is dragged: to where nothing was shown before. */
const jump = (page: Page, share: number): Promise<number> =>
  timed(page, { event: 'jump' }, () =>
    page.locator('#todos').evaluate((scroller, part) => {
      dispatchEvent(new Event('jump'))
      scroller.scrollTo(0, scroller.scrollHeight * part)
    }, share),
  )

const visit = async (
  stand: Stand,
  [person, listId]: [Person, string],
  { times, slowdown }: Extent,
  figures: ListFigures,
) => {
  const { answers } = figures
  const page = await stand.open(person, slowdown)
  await page.addInitScript(countInPage)
  const last = page.waitForResponse(
    async response =>
      response.url().includes('/v1/todos?') && (await response.json().catch(() => ({}))).nextCursor === null,
  )
  await page.goto(`/lists/${listId}`)
  await last
  await openRows(page).first().waitFor()
  await page.waitForFunction(() => window.marks.largestPaint > 0)
  await page.mouse.move(640, 400)
  for (let time = 0; time < times; time++) answers.scroll.push(await scroll(page, time % 2 === 0 ? 600 : -300))
  for (let time = 0; time < times; time++) answers.jump.push(await jump(page, ((time * 7) % 10) / 10 + 0.05))
  await page.locator('#todos').evaluate(scroller => scroller.scrollTo(0, 0))
  await openRows(page).nth(4).scrollIntoViewIfNeeded()
  for (let time = 0; time < Math.min(times, 12); time++) answers.toggle.push(await toggle(page))
  await page.locator('#new-todo').focus()
  for (let time = 0; time < times; time++) answers.type.push(await type(page))
  const { answers: _, ...marks } = await page.evaluate(() => window.marks)
  figures.pages.push(marks)
  await page.context().close()
}

/** The lists take turns, each time in a fresh window. */
export const measureLists = async (stand: Stand, extent: Extent) => {
  const none = (): ListFigures => ({ answers: { toggle: [], type: [], scroll: [], jump: [] }, pages: [] })
  const { data } = stand.session
  const [long, short] = [none(), none()]
  for (let round = 0; round < extent.rounds; round++) {
    await visit(stand, [data.writer, data.deep.listId], extent, long)
    await visit(stand, [data.reader, data.listId], extent, short)
  }
  return { long, short }
}
