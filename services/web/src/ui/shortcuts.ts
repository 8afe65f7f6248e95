import { useEffect, useRef } from 'react'
import { remember, remembered } from './storage.ts'
import { createStore } from './store.ts'

/** Whether single keys are shortcuts: speech users may need them off (WCAG 2.1.4). */
export const singleKeys = createStore(remembered('single-keys') !== 'off')

export const chooseSingleKeys = (on: boolean): void => {
  singleKeys.set(on)
  remember('single-keys', on ? 'on' : 'off')
}

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    (target.matches('input, textarea, select') && !target.matches('[type="checkbox"], [type="radio"]')))

/** Single-key shortcuts for the whole window, while nothing is typed and no dialog or menu is open. */
export const useShortcuts = (shortcuts: Record<string, () => void>): void => {
  const latest = useRef(shortcuts)
  useEffect(() => {
    latest.current = shortcuts
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || !singleKeys.get()) return
      if (isTyping(event.target) || document.querySelector('dialog[open], [role="menu"]')) return
      const act = latest.current[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}
