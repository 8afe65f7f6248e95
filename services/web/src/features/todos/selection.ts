import { createStore } from '../../ui/store.ts'
import { announce } from '../../ui/toasts.ts'

/** The todos that are to be changed together. */
export interface Selection {
  readonly ids: ReadonlySet<string>
  /** Rows are being chosen, though perhaps none is yet. */
  readonly choosing: boolean
  /** Where a range begins, and where it was last drawn to. */
  readonly anchor?: string | undefined
  readonly head?: string | undefined
}

export const nothing: Selection = { ids: new Set(), choosing: false }

/** Of this window's screen; another screen begins with none. */
export const selection = createStore(nothing)

/** Selects, and says how many are. */
export const select = (next: Selection): void => {
  if (next === selection.get()) return
  selection.set(next)
  if (next.choosing) announce(`${next.ids.size} selected`)
  else announce('0 selected')
}

export const beginSelecting = (): void => select({ ...nothing, choosing: true })
export const endSelecting = (): void => select(nothing)
