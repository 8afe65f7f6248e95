import { type PointerEvent as ReactPointerEvent, useRef } from 'react'
import { indexAt, shifts } from './reorder-geometry.ts'

interface Reorder {
  /** An item was dropped at another index of the list, both counted before the move. */
  onMove: (from: number, to: number) => void
  /** An item was dropped on something that takes it: an element with this attribute, and its value. */
  dropOn?: { attribute: string; onDrop: (index: number, value: string) => void }
}

const slack = 5
const edge = 56

/** Dragging the rows of a list with a pointer. Keys and menus move rows too: see the features that use it. */
export const useReorder = ({ onMove, dropOn }: Reorder) => {
  const list = useRef<HTMLUListElement>(null)

  const begin = (event: ReactPointerEvent, index: number): void => {
    const container = list.current
    const rows = container ? ([...container.children] as HTMLElement[]) : []
    const row = rows[index]
    if (!container || !row || event.button !== 0) return
    const scroller = container.closest<HTMLElement>('[data-scroller]')
    const boxes = rows.map(({ offsetTop, offsetHeight }) => ({ top: offsetTop, height: offsetHeight }))
    const start = { y: event.clientY, scroll: scroller?.scrollTop ?? 0 }
    const stop = new AbortController()
    const at = { x: event.clientX, y: event.clientY }
    let to = index
    let dragging = false

    const follow = (): void => {
      const distance = at.y - start.y + (scroller?.scrollTop ?? 0) - start.scroll
      to = indexAt(boxes, index, distance)
      row.style.transform = `translateY(${distance}px)`
      for (const [other, shift] of shifts(boxes, index, to).entries())
        if (other !== index) rows[other]?.style.setProperty('transform', shift ? `translateY(${shift}px)` : '')
    }
    const target = (): Element | null | undefined =>
      dropOn &&
      document
        .elementsFromPoint(at.x, at.y)
        .map(found => found.closest(`[${dropOn.attribute}]`))
        .find(Boolean)
    const onPointerMove = (moved: PointerEvent): void => {
      Object.assign(at, { x: moved.clientX, y: moved.clientY })
      if (!dragging && Math.hypot(at.x - event.clientX, at.y - event.clientY) < slack) return
      if (!dragging) {
        dragging = true
        row.dataset['dragging'] = ''
        container.dataset['sliding'] = ''
        row.style.pointerEvents = 'none'
      }
      if (scroller) {
        const { top, bottom } = scroller.getBoundingClientRect()
        if (at.y < top + edge) scroller.scrollBy(0, -8)
        if (at.y > bottom - edge) scroller.scrollBy(0, 8)
      }
      for (const lit of document.querySelectorAll('[data-dropping]')) lit.removeAttribute('data-dropping')
      target()?.setAttribute('data-dropping', '')
      follow()
    }
    const finish = (drop: boolean): void => {
      stop.abort()
      const onto = dragging && drop ? target() : undefined
      onto?.removeAttribute('data-dropping')
      delete container.dataset['sliding']
      delete row.dataset['dragging']
      for (const { style } of rows) {
        style.transform = ''
        style.pointerEvents = ''
      }
      // The click that ends a drag is not meant for what lies under it.
      if (dragging)
        addEventListener('click', click => click.preventDefault(), {
          capture: true,
          once: true,
          signal: AbortSignal.timeout(50),
        })
      if (!dragging || !drop) return
      const value = dropOn && onto?.getAttribute(dropOn.attribute)
      if (dropOn && value) dropOn.onDrop(index, value)
      else if (to !== index) onMove(index, to)
    }
    const { signal } = stop
    addEventListener('pointermove', onPointerMove, { signal })
    addEventListener('pointerup', () => finish(true), { signal })
    addEventListener('pointercancel', () => finish(false), { signal })
    addEventListener('keydown', key => key.key === 'Escape' && finish(false), { signal, capture: true })
  }

  return { list, begin }
}
