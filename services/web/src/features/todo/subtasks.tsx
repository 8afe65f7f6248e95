import { type FormEvent, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { completeTodo, createTodo, patchTodo, reopenTodo, restoreTodo, trashTodo } from '../../data/todo-changes.ts'
import { useTodos } from '../../data/todo-queries.ts'
import { IconButton } from '../../ui/button.tsx'
import { EditLine } from '../../ui/edit-line.tsx'
import { Plus, Trash2 } from '../../ui/icons.ts'
import { CornerDownRight } from '../../ui/icons-of-details.ts'
import { tell } from '../../ui/toasts.ts'
import { TodoCheck } from '../../ui/todo-check.tsx'

/** The steps of a todo. */
export const Subtasks = ({ parent }: { parent: Todo }) => {
  const { data: subtasks = [] } = useTodos({ parentId: parent.id })
  const done = subtasks.filter(({ completedAt }) => completedAt !== null).length
  return (
    <section aria-label="Subtasks" className="mt-4">
      <h2 className="mb-1 flex justify-between px-1.5 font-medium text-faint text-xs">
        Subtasks
        {subtasks.length > 0 ? (
          <span className="tabular-nums">
            {done} of {subtasks.length}
          </span>
        ) : null}
      </h2>
      <ul>
        {subtasks.map(subtask => (
          <Subtask key={subtask.id} subtask={subtask} />
        ))}
      </ul>
      <AddSubtask parent={parent} />
    </section>
  )
}

const throwAway = (subtask: Todo) => {
  void trashTodo(subtask)
  document.getElementById('new-subtask')?.focus()
  tell({ text: `Moved “${subtask.title}” to the trash.`, action: 'Undo', act: () => void restoreTodo(subtask) })
}

const Subtask = ({ subtask }: { subtask: Todo }) => {
  const [editing, setEditing] = useState(false)
  const title = useRef<HTMLButtonElement>(null)
  const done = subtask.completedAt !== null
  const endEditing = (byKey: boolean) => {
    setEditing(false)
    if (byKey) requestAnimationFrame(() => title.current?.focus())
  }
  return (
    <li className="group flex items-start rounded-lg hover:bg-hover">
      <TodoCheck
        {...{ title: subtask.title, priority: subtask.priority, done }}
        onChange={wanted => void (wanted ? completeTodo(subtask) : reopenTodo(subtask))}
      />
      {editing ? (
        <EditLine
          label={`Title of “${subtask.title}”`}
          value={subtask.title}
          maxLength={500}
          onSave={(title, before) => void patchTodo(subtask, { title }, { title: before })}
          onEnd={endEditing}
          className="my-1 min-w-0 flex-1 rounded-md px-1.5"
        />
      ) : (
        <button
          ref={title}
          type="button"
          title="Edit title"
          onClick={() => setEditing(true)}
          className={`my-1 min-w-0 flex-1 rounded-md px-1.5 text-left [overflow-wrap:anywhere] ${done ? 'text-faint line-through decoration-faint/60' : ''}`}
        >
          {subtask.title}
        </button>
      )}
      <IconButton
        label={`Move “${subtask.title}” to trash`}
        onClick={() => throwAway(subtask)}
        className="opacity-0 focus-visible:opacity-100 group-hover:opacity-100 touch:opacity-100"
      >
        <Trash2 size={16} />
      </IconButton>
    </li>
  )
}

const AddSubtask = ({ parent }: { parent: Todo }) => {
  const field = useRef<HTMLInputElement>(null)
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const title = field.current?.value.trim() ?? ''
    if (!field.current || title === '') return
    void createTodo({ listId: parent.listId, parentId: parent.id, title })
    field.current.value = ''
  }
  return (
    <form onSubmit={add} className="group flex items-center rounded-lg hover:bg-hover">
      <span className="grid size-8 place-items-center text-faint">
        <Plus size={17} className="group-focus-within:hidden" />
        <CornerDownRight size={16} className="hidden group-focus-within:block" />
      </span>
      <input
        ref={field}
        id="new-subtask"
        aria-label="New subtask"
        placeholder="Add a subtask"
        autoComplete="off"
        enterKeyHint="done"
        maxLength={500}
        className="h-9 min-w-0 flex-1 rounded-md px-1.5"
      />
    </form>
  )
}
