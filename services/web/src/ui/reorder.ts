import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect } from 'react'
import { ahead, soon } from './ahead.ts'
import type { drag } from './dragging.ts'
import type { Box } from './reorder-geometry.ts'

export interface Reorder {
  list: RefObject<HTMLElement | null>
  /** An item was dropped at another index of the list, both counted before the move. */
  onMove: (from: number, to: number) => void
  /** An item was dropped on something that takes it: an element with this attribute, and its value. */
  dropOn?: { attribute: string; onDrop: (index: number, value: string) => void }
  /** Where the rows are, when not all of them are shown. */
  boxes?: () => readonly Box[] | undefined
  /** A drag begins with the row of this index, or has ended. */
  onHold?: (index: number | undefined) => void
}

let dragging: typeof drag | undefined

/** What follows the pointer is not needed to show the rows, and comes right after them. */
const loadDrag = ahead(
  soon(async () => {
    dragging = (await import('./dragging.ts')).drag
  }),
)

/**
 * Dragging the rows of a list with a pointer: `begin` when it goes down on a grip, `lift` when a finger has rested on a
 * row; a row that is put down where it was is told to `onStay`. Keys and menus move rows too: see the features that use it.
 */
export const useReorder = (reorder: Reorder) => {
  const { list } = reorder
  useEffect(loadDrag, [])
  useEffect(() => {
    // A finger that drags a row must not scroll; only what listens from before its touch can prevent that.
    const element = list.current
    const keepStill = (event: TouchEvent) => element?.dataset['sliding'] !== undefined && event.preventDefault()
    element?.addEventListener('touchmove', keepStill, { passive: false })
    return () => element?.removeEventListener('touchmove', keepStill)
  }, [list])

  const begin = (event: ReactPointerEvent, index: number): void => dragging?.(reorder, { event, index, lifted: false })
  const lift = (event: ReactPointerEvent, index: number, onStay: () => void): void =>
    dragging?.(reorder, { event, index, lifted: true, onStay })
  return { begin, lift }
}
