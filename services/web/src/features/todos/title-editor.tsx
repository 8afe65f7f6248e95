import type { Todo } from '../../api/types.ts'
import { useDraft } from '../../data/drafts.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { EditLine } from '../../ui/edit-line.tsx'

/** The field in which a title is edited where it stands. */
export const TitleEditor = ({ todo, onEnd }: { todo: Todo; onEnd: (key: boolean) => void }) => (
  <EditLine
    label={`Title of “${todo.title}”`}
    value={todo.title}
    draft={useDraft(`title ${todo.id}`, todo.title)}
    maxLength={500}
    onSave={(title, before) => void patchTodo(todo, { title }, { title: before })}
    onEnd={onEnd}
    className="relative z-10 -my-0.5 w-full rounded-md bg-canvas px-1.5 py-0.5 -ml-1.5 outline-2 outline-accent"
  />
)
