import type { MouseEvent, PointerEvent } from 'react'
import type { Todo } from '../../api/types.ts'
import { soon } from '../../ui/ahead.ts'
import { extended, toggled } from './ranges.ts'
import { idOf } from './row-keys.ts'
import { select, selection } from './selection.ts'

// For fingers alone.
const loadPress = soon(() => import('../../ui/long-press.ts'))

interface PointedRows {
  order: readonly Todo[]
  writable: (todo: Todo) => boolean
  /** A finger rests on a row that can be moved; when it is put down where it was, it is selected. */
  lift: ((event: PointerEvent, id: string, onStay: () => void) => void) | undefined
}

/** Selects a todo, or with `range` all from the last one to it. */
export const pick = (order: readonly Todo[], id: string, range: boolean): void => {
  const now = selection.get()
  select(
    range
      ? extended(
          now,
          order.map(todo => todo.id),
          id,
        )
      : toggled(now, id),
  )
}

/** What a pointer does with whole rows: with Shift, Cmd or Ctrl, or while rows are being selected, a click selects. */
export const rowPointer = ({ order, writable, lift }: PointedRows) => {
  const todoAt = (target: EventTarget) => order.find(({ id }) => id === idOf(target as Element))
  const selectable = () => order.filter(writable)
  return {
    onMouseDown(event: MouseEvent): void {
      // It would select the text in between.
      if (event.shiftKey) event.preventDefault()
    },
    onClickCapture(event: MouseEvent): void {
      const link = (event.target as Element).closest('a')
      const todo = link && todoAt(link)
      const single = event.metaKey || event.ctrlKey || (selection.get().choosing && event.detail > 0)
      if (!link || !todo || !writable(todo) || !(event.shiftKey || single)) return
      event.preventDefault()
      link.focus()
      pick(selectable(), todo.id, event.shiftKey)
    },
    onPointerDown(event: PointerEvent): void {
      const todo = todoAt(event.target)
      if (event.pointerType !== 'touch' || !event.isPrimary || !todo || !writable(todo)) return
      if (selection.get().choosing) return
      const choose = () => pick(selectable(), todo.id, false)
      loadPress().then(
        ({ longPress }) => longPress(event, () => (lift ? lift(event, todo.id, choose) : choose())),
        // Away from the server there is the menu of the details.
        () => {},
      )
    },
    onContextMenu(event: MouseEvent): void {
      // The browser's own menu for a link that a finger rests on.
      if ((event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch') event.preventDefault()
    },
  }
}
