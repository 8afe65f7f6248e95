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

/** What was written, and could not be stored: only the message still has it. */
export const isUnsaved = ({ tone, act }: Toast): boolean => tone === 'problem' && act !== undefined

/** Shows a message at the edge of the window; the newest three stay, and all that hold what is unsaved. */
export const tell = (toast: Toast): void => {
  last += 1
  const kept = toasts.get().filter(isUnsaved)
  const others = toasts.get().filter(shown => !isUnsaved(shown) && shown.text !== toast.text)
  toasts.set([...kept, ...others.slice(-2), { ...toast, id: last }])
}

/** Says something to screen readers alone. */
export const announce = (text: string): void => {
  // The same words twice in a row would not be spoken the second time.
  announcement.set(announcement.get() === text ? `${text}\u00a0` : text)
}
