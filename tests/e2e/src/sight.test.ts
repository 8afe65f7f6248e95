import type { Locator } from 'playwright-core'
import { describe, expect, vi } from 'vitest'
import { arrive } from './arrive.ts'
import { Details } from './details.ts'
import { fitsTheWidth } from './inspect.ts'
import { test } from './journey.ts'
import { walk } from './walk.ts'

// Some look at every screen.
vi.setConfig({ testTimeout: 300_000 })

const todos = [{ title: 'one' }, { title: 'two' }]

/** The line around an element, as it is drawn: its width, and whether its colour is another than the ground's. */
const lineOf = (target: Locator, kind: 'outline' | 'border') =>
  target.evaluate((element, line) => {
    const style = getComputedStyle(element)
    const prefix = line === 'outline' ? 'outline' : 'border-top'
    const ground = getComputedStyle(document.body).backgroundColor
    return {
      width:
        style.getPropertyValue(`${prefix}-style`) === 'none'
          ? 0
          : Number.parseFloat(style.getPropertyValue(`${prefix}-width`)),
      visible: style.getPropertyValue(`${prefix}-color`) !== ground,
    }
  }, kind)

const drawn = { visible: true, width: expect.any(Number) }

describe('the colours that someone’s system forces', () => {
  test('leave the focus, what is chosen, boxes, ticks and icons in sight', async ({ open }) => {
    const ada = await open({ forcedColors: 'active' })
    await arrive(ada, { todos })
    await Details.open(ada, 'one')
    const chosen = ada.row('one')
    expect(await lineOf(chosen, 'outline')).toEqual({ visible: true, width: 2 })
    expect((await lineOf(ada.row('two'), 'outline')).width).toBe(0)
    const list = ada.page.getByRole('navigation', { name: 'Lists' }).getByRole('link', { name: 'My todos' })
    expect(await lineOf(list, 'outline')).toEqual({ visible: true, width: 2 })

    const box = ada.box('two')
    await ada.page.keyboard.press('Tab')
    await box.focus()
    expect(await lineOf(box, 'outline')).toEqual({ visible: true, width: 2 })
    expect(await lineOf(box.locator('+ span'), 'border')).toEqual(drawn)
    const field = ada.field('New todo').locator('..')
    expect((await lineOf(field, 'border')).width).toBeGreaterThan(0)
    const icon = ada.button('Share this list').locator('svg')
    const [stroke, ground] = await icon.evaluate(drawing => [
      getComputedStyle(drawing).stroke,
      getComputedStyle(document.body).backgroundColor,
    ])
    expect(stroke).not.toBe(ground)
    await ada.button('Completed').click()
    await ada.stored(() => box.click())
    await ada.sees(['two'], 'Completed todos')
    const tick = ada.page.getByRole('list', { name: 'Completed todos' }).locator('.check path')
    expect(await tick.evaluate(path => getComputedStyle(path).stroke)).not.toBe(ground)
  })
})

describe('a page twice as large', () => {
  test('loses nothing, and scrolls in one direction', async ({ open }) => {
    const viewport = { width: 720, height: 450 }
    const ada = await open({ reducedMotion: 'reduce', viewport, deviceScaleFactor: 2 })
    for await (const state of walk(ada)) await fitsTheWidth(ada.page, state)
  })

  test('in its text alone does so too', async ({ open }) => {
    const ada = await open({ reducedMotion: 'reduce' })
    await arrive(ada, { todos })
    const enlarge = () => ada.page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
    await enlarge()
    await Details.open(ada, 'one')
    await fitsTheWidth(ada.page, 'a todo in large text')
    await ada.page.setViewportSize({ width: 820, height: 1000 })
    await fitsTheWidth(ada.page, 'a todo in large text on a tablet')
    for (const path of ['/lists', '/settings', '/search', '/today', '/trash']) {
      await ada.page.goto(path)
      await ada.page.getByRole('navigation', { name: 'Lists' }).waitFor()
      await enlarge()
      await fitsTheWidth(ada.page, `${path} in large text`)
    }
  })
})

describe('someone who wants no motion', () => {
  test('sees none, where others do', async ({ open }) => {
    const longest = async (reducedMotion: 'reduce' | 'no-preference') => {
      const ada = await open({ reducedMotion })
      await arrive(ada, { todos })
      await ada.page.evaluate(() => {
        const seen = { milliseconds: 0 }
        Object.assign(globalThis, { seen })
        const look = () => {
          for (const { effect } of document.getAnimations())
            seen.milliseconds = Math.max(seen.milliseconds, Number(effect?.getComputedTiming().duration))
          requestAnimationFrame(look)
        }
        look()
      })
      await Details.open(ada, 'one')
      await ada.stored(() => ada.box('two').click())
      await ada.sees(['one'])
      return ada.page.evaluate(() => (globalThis as unknown as { seen: { milliseconds: number } }).seen.milliseconds)
    }
    expect(await longest('reduce')).toBeLessThanOrEqual(1)
    expect(await longest('no-preference')).toBeGreaterThan(100)
  })
})
