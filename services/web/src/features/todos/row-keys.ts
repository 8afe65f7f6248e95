import type { KeyboardEvent, RefObject } from 'react'
import type { Todo } from '../../api/types.ts'
import { trashTodo } from '../../data/todo-changes.ts'
import { focusFirst } from '../../ui/focus.ts'
import { extended } from './ranges.ts'
import { select, selection } from './selection.ts'
import { throwAway } from './throw-away.ts'

export interface KeyedRows {
  list: RefObject<HTMLElement | null>
  /** The todos that the keys go through, in their order. */
  order: readonly Todo[]
  writable: (todo: Todo) => boolean
  move: ((from: number, to: number) => void) | undefined
}

export const idOf = (inside: Element | null): string =>
  inside?.closest<HTMLElement>('[data-todo]')?.dataset['todo'] ?? ''

const rowOf = (todo: Todo | undefined): Element | null => document.querySelector(`#todos [data-todo="${todo?.id}"]`)

/** Goes to the same control of another row; past the last row is the field for a new todo. */
const focusRow = (todo: Todo | undefined, from: Element): void => {
  const kind = from.matches('a') ? 'a' : 'input'
  focusFirst(rowOf(todo)?.querySelector(kind), todo ? null : document.querySelector('#new-todo'))
}

/** Shift and an arrow: the row that the focus is on, and the next one. */
const extend = (order: readonly Todo[], from: Todo, to: Todo | undefined): void => {
  const now = selection.get()
  const ids = order.map(({ id }) => id)
  const begun = now.head === from.id ? now : extended({ ...now, anchor: from.id, head: undefined }, ids, from.id)
  select(to ? extended(begun, ids, to.id) : begun)
}

/** Keys for whole rows: arrows go from one to the next, with Alt they take the row along, with Shift they select. */
export const rowKeys =
  ({ order, writable, move }: KeyedRows) =>
  (event: KeyboardEvent<HTMLUListElement>): void => {
    const control = event.target as Element
    const index = order.findIndex(({ id }) => id === idOf(control))
    const todo = order[index]
    if (!todo || control.matches('input:not([type="checkbox"])')) return
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    const next = step ? order[index + step] : undefined
    if (step && event.altKey && writable(todo)) move?.(index, index + step)
    else if (step && event.shiftKey) {
      extend(order.filter(writable), todo, next)
      if (next) focusRow(next, control)
    } else if (step) {
      if (next || step > 0) focusRow(next, control)
    } else if (event.key === 'Delete' && writable(todo) && !selection.get().choosing)
      throwAway(rowOf(todo), todo, trashTodo)
    else return
    event.preventDefault()
  }
