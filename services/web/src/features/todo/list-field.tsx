import type { Todo } from '../../api/types.ts'
import { useLists } from '../../data/lists.ts'
import { moveTodo } from '../../data/todo-changes.ts'
import { FolderInput } from '../../ui/icons-of-details.ts'
import { navigate } from '../../ui/router.tsx'
import { FieldRow } from './field-row.tsx'

/** The list that the todo is in; another choice moves it there. A subtask stays with its parent. */
export const ListField = ({ todo }: { todo: Todo }) => {
  const { data: lists = [] } = useLists()
  const possible = lists.filter(list => list.id === todo.listId || (list.role !== 'viewer' && list.archivedAt === null))
  const move = (listId: string) => {
    void moveTodo(todo, { listId, place: 'last' })
    navigate(`/lists/${listId}/todos/${todo.id}`, { replace: true })
  }
  return (
    <FieldRow icon={FolderInput} name="List">
      <select
        aria-label="List"
        value={todo.listId}
        disabled={todo.parentId !== null}
        onChange={event => move(event.target.value)}
        className="h-9 w-full appearance-none truncate rounded-lg px-2 hover:bg-hover focus-visible:outline-offset-0"
      >
        {possible.map(list => (
          <option key={list.id} value={list.id} className="bg-raised">
            {list.name}
          </option>
        ))}
      </select>
    </FieldRow>
  )
}
