import type { Todo } from '../../api/types.ts'
import { restoreTodo } from '../../data/todo-changes.ts'
import { tell } from '../../ui/toasts.ts'
import { passFocusOn } from './actions.ts'

export const throwAway = (row: Element | null | undefined, todo: Todo, trash: (todo: Todo) => unknown): void => {
  passFocusOn(row)
  void trash(todo)
  tell({ text: `Moved “${todo.title}” to the trash.`, action: 'Undo', act: () => void restoreTodo(todo) })
}
