import type { Todo } from '../../api/types.ts'
import { completeTodo, reopenTodo } from '../../data/todo-changes.ts'
import { focusFirst } from '../../ui/focus.ts'
import { announce } from '../../ui/toasts.ts'

const neighbours = (row: Element | null | undefined): Element[] =>
  [row?.nextElementSibling, row?.previousElementSibling].filter(
    found => found != null && !found.matches('.leaving'),
  ) as Element[]

/** Before a row goes: the focus, if it is inside, moves on to the same control of a row that stays. */
export const passFocusOn = (row: Element | null | undefined): void => {
  const held = document.activeElement
  if (!row?.contains(held)) return
  const kind = held?.matches('a') ? 'a' : 'input'
  focusFirst(...neighbours(row).map(next => next.querySelector(kind)), document.querySelector('#new-todo'))
}

export const complete = (row: Element | null | undefined, todo: Todo): void => {
  passFocusOn(row)
  announce(`Completed “${todo.title}”`)
  void completeTodo(todo)
}

export const reopen = (row: Element | null | undefined, todo: Todo): void => {
  passFocusOn(row)
  announce(`Reopened “${todo.title}”`)
  void reopenTodo(todo)
}
