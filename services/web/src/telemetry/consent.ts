import { patiently } from '../ui/ahead.ts'
import { remember, remembered } from '../ui/storage.ts'
import { createStore } from '../ui/store.ts'

const key = 'diagnostics'

/** Whether this browser may report how fast the app is and what goes wrong in it: not before somebody said so. */
export const consent = createStore(remembered(key) === 'on')

let started: Promise<{ stop(): void }> | undefined

/** Reports from now on, if that was agreed to. Nothing of it is loaded before. */
export const reportIfAgreed = (): void => {
  if (consent.get()) started ??= patiently(() => import('./start.ts')).then(({ start }) => start())
}

/** Takes the decision for this browser, at once and for good. */
export const decide = (agreed: boolean): void => {
  consent.set(agreed)
  remember(key, agreed ? 'on' : 'off')
  reportIfAgreed()
  if (agreed) return
  void started?.then(reporting => reporting.stop())
  started = undefined
}
