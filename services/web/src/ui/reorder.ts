import { type PointerEvent as ReactPointerEvent, useEffect, useRef } from 'react'
import { ahead } from './ahead.ts'
import type { Drag } from './drag.ts'

interface Reorder {
  /** An item was dropped at another index of the list, both counted before the move. */
  onMove: (from: number, to: number) => void
  /** An item was dropped on something that takes it: an element with this attribute, and its value. */
  dropOn?: { attribute: string; onDrop: (index: number, value: string) => void }
}

/** Pixels that a pointer may stray before a press becomes a drag. */
const slack = 5

let Dragging: typeof Drag | undefined

/** What follows the pointer is not needed to show the rows, and comes right after them. */
const prepare = ahead(async () => {
  Dragging ??= (await import('./drag.ts')).Drag
})

/** Dragging the rows of a list with a pointer. Keys and menus move rows too: see the features that use it. */
export const useReorder = ({ onMove, dropOn }: Reorder) => {
  const list = useRef<HTMLUListElement>(null)
  useEffect(prepare, [])

  const begin = (event: ReactPointerEvent, index: number): void => {
    const container = list.current
    if (!container || event.button !== 0) return
    prepare()
    const stop = new AbortController()
    const { signal } = stop
    let drag: Drag | undefined
    const follow = ({ clientX, clientY }: PointerEvent): void => {
      const far = Math.hypot(clientX - event.clientX, clientY - event.clientY) > slack
      if (far && Dragging) drag ??= new Dragging(container, index, event.clientY, dropOn?.attribute)
      drag?.follow(clientX, clientY)
    }
    const end = (drop: boolean): void => {
      stop.abort()
      const { to, onto } = drag?.end() ?? { to: index, onto: undefined }
      if (!drop || !drag) return
      // The click that ends a drag is not meant for what lies under it.
      const once = { capture: true, once: true, signal: AbortSignal.timeout(50) }
      addEventListener('click', click => click.preventDefault(), once)
      if (dropOn && onto !== undefined) dropOn.onDrop(index, onto)
      else if (to !== index) onMove(index, to)
    }
    addEventListener('pointermove', follow, { signal })
    addEventListener('pointerup', () => end(true), { signal })
    addEventListener('pointercancel', () => end(false), { signal })
    addEventListener('keydown', ({ key }) => key === 'Escape' && end(false), { signal, capture: true })
  }

  return { list, begin }
}
