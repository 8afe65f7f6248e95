import { type PointerEvent, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { knownTodo } from '../../data/todo-cache.ts'
import { GripVertical } from '../../ui/icons.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Link } from '../../ui/router.tsx'
import { TodoCheck } from '../../ui/todo-check.tsx'
import { complete, reopen } from './actions.ts'
import { Facts } from './facts.tsx'
import { type Moves, rowEntries } from './row-entries.ts'
import { TitleEditor } from './title-editor.tsx'

interface TodoRowProps {
  todo: Todo
  subtasks?: number
  selected: boolean
  writable: boolean
  leaving?: boolean
  moves?: Moves
  onLeft?: (id: string) => void
  onGrab?: (event: PointerEvent) => void
  /** The screen that it is shown in, when that is not its list's. */
  from?: string
  /** Tells which list it is in. */
  withList?: boolean
}

// Beside the row where a pointer hovers; in the row, always there, where fingers are.
const grip =
  'absolute top-1.5 z-10 grid h-8 w-6 cursor-grab touch-none place-items-center text-faint opacity-0 group-hover:opacity-100 -left-5 touch:static touch:order-1 touch:w-8 touch:opacity-100'

const more =
  'relative z-10 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 touch:order-2 touch:opacity-100'

/** Whether a todo was made a moment ago, most likely here. */
export const isFresh = ({ createdAt }: Todo): boolean => Date.now() - Date.parse(createdAt) < 1500

const look = (selected: boolean, leaving: boolean, todo: Todo): string => {
  const base =
    'group relative flex min-h-11 scroll-mb-24 items-start rounded-xl px-1 py-1.5 transition-colors duration-150'
  const ground = selected ? 'bg-tint/10 hover:bg-tint/12' : 'hover:bg-hover'
  const fresh = isFresh(todo) ? 'animate-appear' : ''
  return `${base} ${ground} ${leaving ? 'leaving overflow-hidden' : fresh}`
}

export const TodoRow = (props: TodoRowProps) => {
  const {
    todo,
    subtasks = 0,
    selected,
    writable,
    leaving = false,
    moves,
    onLeft,
    onGrab,
    from,
    withList = false,
  } = props
  const href = `${from ?? `/lists/${todo.listId}`}/todos/${todo.id}`
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  // A row that is leaving shows why: it was completed, or else thrown away or moved.
  const done = (leaving ? knownTodo(todo.id) : todo)?.completedAt != null
  const endEditing = (byKey: boolean) => {
    setEditing(false)
    if (byKey) requestAnimationFrame(() => row.current?.querySelector('a')?.focus())
  }

  return (
    <li
      ref={row}
      data-todo={todo.id}
      inert={leaving}
      onAnimationEnd={event => event.animationName === 'leave' && onLeft?.(todo.id)}
      className={look(selected, leaving, todo)}
    >
      {writable && onGrab ? <Grip onGrab={onGrab} /> : null}
      <TodoCheck
        title={todo.title}
        priority={todo.priority}
        done={done}
        disabled={!writable}
        onChange={() => (done ? reopen : complete)(row.current, todo)}
        className="z-10"
      />
      <div className="min-w-0 flex-1 py-1 pl-1.5">
        {editing ? (
          <TitleEditor todo={todo} onEnd={endEditing} />
        ) : (
          <Title todo={todo} {...{ href, done, leaving, selected, writable }} onEdit={() => setEditing(true)} />
        )}
        <Facts todo={todo} subtasks={subtasks} withList={withList} />
      </div>
      {writable ? (
        <MenuButton
          {...{ label: `Actions for “${todo.title}”`, className: more }}
          groups={() => rowEntries({ row: row.current, todo, moves, href, edit: () => setEditing(true) })}
        />
      ) : null}
    </li>
  )
}

const Grip = ({ onGrab }: { onGrab: (event: PointerEvent) => void }) => (
  <span className={grip} onPointerDown={onGrab} aria-hidden="true">
    <GripVertical size={16} />
  </span>
)

interface TitleProps {
  todo: Todo
  href: string
  done: boolean
  leaving: boolean
  selected: boolean
  writable: boolean
  onEdit: () => void
}

const Title = ({ todo, href, done, leaving, selected, writable, onEdit }: TitleProps) => (
  <Link
    href={href}
    aria-current={selected ? 'true' : undefined}
    draggable={false}
    className={`[overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2 ${done && !leaving ? 'text-faint line-through decoration-faint/60' : ''}`}
    onDoubleClick={writable ? onEdit : undefined}
    onKeyDown={event => {
      if (event.key !== 'F2' || !writable) return
      event.preventDefault()
      onEdit()
    }}
  >
    <span className={leaving && done ? 'struck' : ''}>{todo.title}</span>
  </Link>
)
