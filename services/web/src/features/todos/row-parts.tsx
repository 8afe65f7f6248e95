import { Link } from '../../ui/router.tsx'
import { TodoCheck } from '../../ui/todo-check.tsx'
import { complete, reopen } from './actions.ts'
import type { TodoRowProps } from './todo-row.tsx'

/** Completes the todo; while rows are being selected, it selects. */
export const RowCheck = ({ row, done }: { row: TodoRowProps; done: boolean }) => {
  const { todo, writable, choosing, chosen, on } = row
  const completeOrReopen = (box: Element) => (done ? reopen : complete)(box.closest('[data-todo]'), todo)
  return (
    <TodoCheck
      title={todo.title}
      priority={todo.priority}
      done={choosing ? chosen : done}
      selects={choosing}
      disabled={!writable}
      onChange={(_, { target, nativeEvent }) =>
        choosing ? on.pick(todo.id, (nativeEvent as MouseEvent).shiftKey) : completeOrReopen(target)
      }
      className="z-10"
    />
  )
}

interface TitleProps {
  row: TodoRowProps
  href: string
  done: boolean
  onEdit: () => void
}

const titleLook =
  '[overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2'

/** The title: a link to the details, as large as its row. */
export const Title = ({ row: { todo, leaving, open, writable, choosing }, href, done, onEdit }: TitleProps) => (
  <Link
    href={href}
    aria-current={open ? 'true' : undefined}
    draggable={false}
    className={`${titleLook} ${done && !leaving ? 'text-faint line-through decoration-faint/60' : ''}`}
    onDoubleClick={writable && !choosing ? onEdit : undefined}
    onKeyDown={event => {
      if (event.key !== 'F2' || !writable) return
      event.preventDefault()
      onEdit()
    }}
  >
    <span className={leaving && done ? 'struck' : ''}>{todo.title}</span>
  </Link>
)
