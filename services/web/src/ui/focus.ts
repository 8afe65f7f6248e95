import { type RefObject, useEffect } from 'react'

/** Takes the focus to an element when what had it is gone or hidden, as after a change of screen (WCAG 2.4.3). */
export const useFocusWhenLost = (target: RefObject<HTMLElement | null>, screen: string | undefined): void => {
  // A new screen is what asks for it.
  useEffect(() => {
    if (screen === undefined) return
    const held = document.activeElement
    if (!held || held === document.body || !held.checkVisibility()) target.current?.focus({ preventScroll: true })
  }, [target, screen])
}

/** Moves the focus to the first of the elements that is there. */
export const focusFirst = (...candidates: (Element | null | undefined)[]): void => {
  const found = candidates.find(candidate => candidate instanceof HTMLElement) as HTMLElement | undefined
  found?.focus()
}
