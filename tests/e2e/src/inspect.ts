import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until nothing moves: what fades in has not its colours yet. Spinners and pulses never end, and may go on. */
const stillness = (page: Page, state: string): Promise<void> =>
  expect.poll(() => page.evaluate(namesOfMotions), { message: `still moving: ${state}` }).toEqual([])

const namesOfMotions = (): string[] =>
  document
    .getAnimations()
    .filter(({ playState, effect }) => playState === 'running' && effect?.getComputedTiming().endTime !== Infinity)
    .map(motion => (motion instanceof CSSAnimation ? motion.animationName : 'transition'))

/** Those of WCAG 2.2 too, which are off by default: targets of 24 pixels. */
const everyRule = { resultTypes: ['violations' as const], rules: { 'target-size': { enabled: true } } }

/** What axe-core finds on the screen as it is; in the dark theme only the colours are others. */
export async function findsNoBarrier(page: Page, state: string, themes = 2): Promise<void> {
  const axe = () => new AxeBuilder({ page }).setLegacyMode().options(everyRule)
  await page.emulateMedia({ colorScheme: 'light' })
  await finds(axe(), `${state}, light theme`)
  if (themes === 1) return
  await page.emulateMedia({ colorScheme: 'dark' })
  await finds(axe().withRules('color-contrast'), `${state}, dark theme`)

  async function finds(builder: AxeBuilder, where: string): Promise<void> {
    await stillness(page, where)
    const { violations } = await builder.analyze()
    const found = violations.flatMap(({ id, help, nodes }) => nodes.map(({ html }) => `${id}: ${help}: ${html}`))
    expect(found, where).toEqual([])
  }
}

/** Nothing that can be seen lies, or can be scrolled to, beyond the sides of the screen. */
export async function fitsTheWidth(page: Page, state: string): Promise<void> {
  await stillness(page, state)
  const beyond = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter(element => element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter(element => {
        const { left, right, width } = element.getBoundingClientRect()
        const { overflowX } = getComputedStyle(element)
        const scrolls = /auto|scroll/.test(overflowX) && element.scrollWidth > element.clientWidth
        return scrolls || (width > 1 && (left < -1 || right > innerWidth + 1))
      })
      .map(element => element.outerHTML.slice(0, 120)),
  )
  expect(beyond, state).toEqual([])
}
