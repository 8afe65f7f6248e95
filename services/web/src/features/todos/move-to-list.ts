import type { ListSummary, Todo } from '../../api/types.ts'
import { keys, queryClient } from '../../data/query-client.ts'
import { moveTodo } from '../../data/todo-changes.ts'
import { tell } from '../../ui/toasts.ts'

export const moveToList = (todo: Todo, listId: string): void => {
  const from = todo.listId
  const list = queryClient.getQueryData<ListSummary[]>(keys.lists)?.find(({ id }) => id === listId)
  void moveTodo(todo, { listId, place: 'last' })
  const back = () => void moveTodo({ ...todo, listId }, { listId: from, place: 'last' })
  tell({ text: `Moved “${todo.title}” to ${list?.name ?? 'another list'}.`, action: 'Undo', act: back })
}
