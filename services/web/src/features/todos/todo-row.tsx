import { memo, type PointerEvent, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { knownTodo } from '../../data/todo-cache.ts'
import { ahead, soon } from '../../ui/ahead.ts'
import { GripVertical } from '../../ui/icons.ts'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Facts } from './facts.tsx'
import { RowCheck, Title } from './row-parts.tsx'
import { TitleEditor } from './title-editor.tsx'

export interface Moves {
  up: (() => void) | undefined
  down: (() => void) | undefined
}

/** What a row asks of its list. */
export interface RowHandlers {
  left: (id: string) => void
  grab: (event: PointerEvent, id: string) => void
  pick: (id: string, range: boolean) => void
  moves: (id: string) => Moves | undefined
}

export interface TodoRowProps {
  todo: Todo
  subtasks: number
  /** Its details are open. */
  open: boolean
  writable: boolean
  leaving: boolean
  movable: boolean
  /** Rows are being selected; this one is. */
  choosing: boolean
  chosen: boolean
  /** Its place, and of how many where not all are shown; and the pixels of rows left out above and below it. */
  index: number
  of: number | undefined
  gap: number
  below: number
  on: RowHandlers
  /** The screen that it is shown in, when that is not its list's. */
  from: string | undefined
  /** Tells which list it is in. */
  withList: boolean
}

const loadEntries = soon(() => import('./row-entries.ts'))

// Both are for hands that hover. Fingers rest on the row instead, and find the rest in the details.
const grip =
  'absolute top-1.5 z-10 grid h-8 w-6 cursor-grab place-items-center text-faint opacity-0 group-hover:opacity-100 -left-5 touch:hidden'
const more =
  'relative z-10 opacity-0 focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 touch:pointer-events-none touch:absolute touch:right-1 touch:focus-visible:pointer-events-auto'

/** Whether a todo was made a moment ago, most likely here. */
export const isFresh = ({ createdAt }: Todo): boolean => Date.now() - Date.parse(createdAt) < 1500

const look = ({ open, chosen, leaving, todo }: TodoRowProps): string => {
  const base =
    'group relative flex min-h-11 scroll-mb-24 scroll-mt-16 items-start rounded-xl px-1 py-1.5 transition-colors duration-150 touch:select-none touch:[-webkit-touch-callout:none]'
  const ground = chosen ? 'bg-accent-wash' : open ? 'bg-tint/10 hover:bg-tint/12' : 'hover:bg-hover'
  const fresh = isFresh(todo) ? 'animate-appear' : ''
  return `${base} ${ground} ${leaving ? 'leaving overflow-hidden' : fresh}`
}

const room = (gap: number, below: number) => ({
  ...(gap > 0 ? { marginTop: gap } : {}),
  ...(below > 0 ? { marginBottom: below } : {}),
})

export const TodoRow = memo((props: TodoRowProps) => {
  const { todo, subtasks, writable, leaving, choosing, index, of, on, from, withList } = props
  const href = `${from ?? `/lists/${todo.listId}`}/todos/${todo.id}`
  const [editing, setEditing] = useState(false)
  const row = useRef<HTMLLIElement>(null)
  // A row that is leaving shows why: it was completed, or else thrown away or moved.
  const done = (leaving ? knownTodo(todo.id) : todo)?.completedAt != null
  const endEditing = (byKey: boolean) => {
    setEditing(false)
    if (byKey) requestAnimationFrame(() => row.current?.querySelector('a')?.focus())
  }
  const entries = async () => {
    const { rowEntries } = await loadEntries()
    return rowEntries({ row: row.current, todo, moves: on.moves(todo.id), href, edit: () => setEditing(true) })
  }

  return (
    <li
      ref={row}
      data-todo={todo.id}
      data-key={todo.id}
      data-index={index}
      aria-posinset={of && index + 1}
      aria-setsize={of}
      style={room(props.gap, props.below)}
      inert={leaving}
      onAnimationEnd={event => event.animationName === 'leave' && on.left(todo.id)}
      className={look(props)}
    >
      {writable && props.movable && !choosing ? (
        <span className={grip} onPointerDown={event => on.grab(event, todo.id)} aria-hidden="true">
          <GripVertical size={16} strokeWidth={3} />
        </span>
      ) : null}
      <RowCheck {...{ row: props, done }} />
      <div className="min-w-0 flex-1 py-1 pl-1.5">
        {editing ? (
          <TitleEditor todo={todo} onEnd={endEditing} />
        ) : (
          <Title row={props} {...{ href, done }} onEdit={() => setEditing(true)} />
        )}
        <Facts todo={todo} subtasks={subtasks} withList={withList} />
      </div>
      {writable && !choosing ? (
        <MenuButton
          label={`Actions for “${todo.title}”`}
          className={more}
          groups={entries}
          prepare={ahead(loadEntries)}
        />
      ) : null}
    </li>
  )
})
