import { type PointerEvent, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { useDraft } from '../../data/drafts.ts'
import { completeTodo, patchTodo, reopenTodo, restoreTodo, trashTodo } from '../../data/todo-changes.ts'
import { EditLine } from '../../ui/edit-line.tsx'
import { GripVertical, Trash2 } from '../../ui/icons.ts'
import { ArrowDown, ArrowUp, Pencil } from '../../ui/icons-of-details.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { tell } from '../../ui/toasts.ts'
import { TodoCheck } from '../../ui/todo-check.tsx'

export const throwAway = (subtask: Todo) => {
  void trashTodo(subtask)
  document.getElementById('new-subtask')?.focus()
  tell({ text: `Moved “${subtask.title}” to the trash.`, action: 'Undo', act: () => void restoreTodo(subtask) })
}

interface SubtaskRowProps {
  subtask: Todo
  writable: boolean
  onGrab: (event: PointerEvent) => void
  /** Moves it by one place; absent at the end of the list. */
  up: (() => void) | undefined
  down: (() => void) | undefined
}

const nothing = () => {}

const entries = ({ subtask, up, down }: SubtaskRowProps, edit: () => void): MenuEntry[][] => [
  // The menu gives the focus back when it closes; the field for the title must come after that.
  [{ label: 'Edit title', icon: Pencil, act: () => setTimeout(edit, 50), keys: 'F2' }],
  [
    { label: 'Move up', icon: ArrowUp, act: up ?? nothing, disabled: !up, keys: 'Alt ↑' },
    { label: 'Move down', icon: ArrowDown, act: down ?? nothing, disabled: !down, keys: 'Alt ↓' },
  ],
  [{ label: 'Move to trash', icon: Trash2, act: () => throwAway(subtask), danger: true, keys: 'Del' }],
]

const quiet =
  'opacity-0 focus-visible:opacity-100 group-focus-within:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 touch:opacity-100'

export const SubtaskRow = (props: SubtaskRowProps) => {
  const { subtask, writable, onGrab } = props
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  const done = subtask.completedAt !== null
  const endEditing = (byKey: boolean) => {
    setEditing(false)
    if (byKey) requestAnimationFrame(() => row.current?.querySelector<HTMLElement>('[data-title]')?.focus())
  }
  return (
    <li ref={row} data-subtask={subtask.id} className="group relative flex items-start rounded-lg hover:bg-hover">
      {writable ? (
        <span
          aria-hidden="true"
          onPointerDown={onGrab}
          className="absolute -left-4 grid h-8 w-4 cursor-grab touch-none place-items-center text-faint opacity-0 group-hover:opacity-100 touch:static touch:order-1 touch:w-8 touch:opacity-100"
        >
          <GripVertical size={15} strokeWidth={3} />
        </span>
      ) : null}
      <TodoCheck
        {...{ title: subtask.title, priority: subtask.priority, done }}
        onChange={wanted => void (wanted ? completeTodo(subtask) : reopenTodo(subtask))}
      />
      {editing ? (
        <TitleEditor subtask={subtask} onEnd={endEditing} />
      ) : (
        <button
          type="button"
          data-title=""
          title="Edit title"
          onClick={() => setEditing(true)}
          onKeyDown={event => event.key === 'F2' && setEditing(true)}
          className={`my-1 min-w-0 flex-1 rounded-md px-1.5 text-left [overflow-wrap:anywhere] ${done ? 'text-faint line-through decoration-faint/60' : ''}`}
        >
          {subtask.title}
        </button>
      )}
      {writable ? (
        <MenuButton
          label={`Actions for “${subtask.title}”`}
          className={quiet}
          groups={() => entries(props, () => setEditing(true))}
        />
      ) : null}
    </li>
  )
}

const TitleEditor = ({ subtask, onEnd }: { subtask: Todo; onEnd: (byKey: boolean) => void }) => (
  <EditLine
    label={`Title of “${subtask.title}”`}
    value={subtask.title}
    draft={useDraft(`title ${subtask.id}`, subtask.title)}
    maxLength={500}
    onSave={(title, before) => void patchTodo(subtask, { title }, { title: before })}
    onEnd={onEnd}
    className="my-1 min-w-0 flex-1 rounded-md px-1.5"
  />
)
