import { createStore } from './store.ts'

export interface Toast {
  text: string
  tone?: 'plain' | 'problem'
  /** The label of a button, and what it does. */
  action?: string
  act?: () => void
}

interface ShownToast extends Toast {
  id: number
}

export const toasts = createStore<readonly ShownToast[]>([])
/** What the live region says (WCAG 4.1.3); it is spoken whenever it changes. */
export const announcement = createStore('')

let last = 0

export const dismiss = (id: number): void => toasts.set(toasts.get().filter(toast => toast.id !== id))

/** Shows a message at the edge of the window; the newest three stay. */
export const tell = (toast: Toast): void => {
  last += 1
  toasts.set([...toasts.get().filter(({ text }) => text !== toast.text), { ...toast, id: last }].slice(-3))
}

/** Says something to screen readers alone. */
export const announce = (text: string): void => {
  // The same words twice in a row would not be spoken the second time.
  announcement.set(announcement.get() === text ? `${text}\u00a0` : text)
}
