import type { ListSummary, Todo } from '../../api/types.ts'
import { keys, queryClient } from '../../data/query-client.ts'
import { completeTodo, moveTodo, reopenTodo, restoreTodo } from '../../data/todo-changes.ts'
import { focusFirst } from '../../ui/focus.ts'
import { announce, tell } from '../../ui/toasts.ts'

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

export const throwAway = (row: Element | null | undefined, todo: Todo, trash: (todo: Todo) => unknown): void => {
  passFocusOn(row)
  void trash(todo)
  tell({ text: `Moved “${todo.title}” to the trash.`, action: 'Undo', act: () => void restoreTodo(todo) })
}

export const reopen = (row: Element | null | undefined, todo: Todo): void => {
  passFocusOn(row)
  announce(`Reopened “${todo.title}”`)
  void reopenTodo(todo)
}

export const moveToList = (todo: Todo, listId: string): void => {
  const from = todo.listId
  const list = queryClient.getQueryData<ListSummary[]>(keys.lists)?.find(({ id }) => id === listId)
  void moveTodo(todo, { listId, place: 'last' })
  const back = () => void moveTodo({ ...todo, listId }, { listId: from, place: 'last' })
  tell({ text: `Moved “${todo.title}” to ${list?.name ?? 'another list'}.`, action: 'Undo', act: back })
}
