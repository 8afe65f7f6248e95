import { describe, vi } from 'vitest'
import { findsNoBarrier, fitsTheWidth } from './inspect.ts'
import { test } from './journey.ts'
import { walk } from './walk.ts'

// Each looks at some thirty screens.
vi.setConfig({ testTimeout: 300_000 })

describe('every screen, in every state', () => {
  test('has no barrier that axe can find, in either theme', async ({ open }) => {
    const ada = await open({ reducedMotion: 'reduce' })
    for await (const state of walk(ada)) await findsNoBarrier(ada.page, state)
  })

  test('fits a phone 360 pixels wide without scrolling sideways, and has no barrier there', async ({ open }) => {
    const ada = await open({
      reducedMotion: 'reduce',
      viewport: { width: 360, height: 720 },
      hasTouch: true,
      isMobile: true,
    })
    for await (const state of walk(ada)) {
      await fitsTheWidth(ada.page, state)
      // The dark theme has the colours that it has on a desktop.
      await findsNoBarrier(ada.page, state, 1)
    }
  })
})
