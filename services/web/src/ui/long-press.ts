import type { PointerEvent as ReactPointerEvent } from 'react'
import { swallowClick } from './swallow-click.ts'

/** Milliseconds that a finger rests, and pixels that it may stray meanwhile. */
const patience = 420
const slack = 8

const swallowOnRelease = (): void => {
  const stop = new AbortController()
  const { signal } = stop
  const released = () => {
    stop.abort()
    swallowClick()
  }
  addEventListener('pointerup', released, { signal })
  addEventListener('pointercancel', () => stop.abort(), { signal })
}

/**
 * Acts once a finger has rested where it went down; not when it moves on, is lifted, or scrolls. The click that comes of
 * it is nobody's.
 */
export const longPress = (event: ReactPointerEvent, act: () => void): void => {
  const stop = new AbortController()
  const { signal } = stop
  const end = () => {
    clearTimeout(timer)
    stop.abort()
  }
  const timer = setTimeout(() => {
    end()
    navigator.vibrate?.(8)
    swallowOnRelease()
    act()
  }, patience)
  const stray = ({ clientX, clientY }: PointerEvent) =>
    Math.hypot(clientX - event.clientX, clientY - event.clientY) > slack && end()
  addEventListener('pointermove', stray, { signal })
  for (const name of ['pointerup', 'pointercancel'] as const) addEventListener(name, end, { signal })
}
