import { useEffect, useRef } from 'react'
import { Failure } from '../../api/failure.ts'
import type { Todo } from '../../api/types.ts'
import { useLists } from '../../data/lists.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { completeTodo, patchTodo, reopenTodo, restoreTodo, trashTodo } from '../../data/todo-changes.ts'
import { useTodo } from '../../data/todo-queries.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { CircleAlert, Trash2, X } from '../../ui/icons.ts'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { navigate } from '../../ui/router.tsx'
import { tell } from '../../ui/toasts.ts'
import { TodoCheck } from '../../ui/todo-check.tsx'
import { DueField } from './due-field.tsx'
import { ListField } from './list-field.tsx'
import { NotesField } from './notes-field.tsx'
import { PriorityField } from './priority-field.tsx'
import { RemindersField } from './reminders-field.tsx'
import { Subtasks } from './subtasks.tsx'
import { TagsField } from './tags-field.tsx'
import { WritingField } from './writing-field.tsx'

interface TodoPanelProps {
  todoId: string
  /** The address of the screen that it belongs to. */
  from: string
}

/** One todo with everything that belongs to it. */
export default ({ todoId, from }: TodoPanelProps) => {
  const { data: todo, error, isError } = useTodo(todoId)
  const { data: lists = [] } = useLists()
  const panel = useRef<HTMLElement>(null)
  const close = () => {
    navigate(from)
    // The row from which the panel was opened has the focus again.
    requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-todo="${todoId}"] a`)?.focus())
  }
  // Another todo is another panel.
  useEffect(() => panel.current?.focus(), [todoId])
  const list = lists.find(({ id }) => id === todo?.listId)
  const writable = list !== undefined && list.role !== 'viewer' && list.archivedAt === null
  return (
    <section
      ref={panel}
      tabIndex={-1}
      aria-label={todo ? `Details of “${todo.title}”` : 'Details'}
      data-color={list?.color}
      onKeyDown={event => event.key === 'Escape' && !event.defaultPrevented && close()}
      className="flex min-h-full flex-col px-4 pt-3 pb-6 pair:px-5"
    >
      {/* On a narrow screen this is all there is, so it needs a heading of its own. */}
      <h1 className="sr-only pair:hidden">{todo?.title ?? 'Details'}</h1>
      <header className="mb-2 flex h-10 items-center justify-between text-faint text-sm">
        <span className="truncate pl-1">{list?.name}</span>
        <IconButton label="Close details" onClick={close} className="-mr-1">
          <X size={19} />
        </IconButton>
      </header>
      {todo ? <Body key={todo.id} todo={todo} writable={writable} onGone={close} /> : null}
      {!todo && isError ? (
        <Notice
          icon={CircleAlert}
          title="This todo cannot be shown"
          action={{ label: from.startsWith('/lists/') ? 'Back to the list' : 'Back', act: close }}
        >
          {error instanceof Failure && error.status === 404
            ? 'It was deleted, or is no longer shared with you.'
            : error.message}
        </Notice>
      ) : null}
      {todo || isError ? null : <LoadingRows label="Loading the todo" />}
    </section>
  )
}

interface BodyProps {
  todo: Todo
  writable: boolean
  onGone: () => void
}

const Body = ({ todo, writable, onGone }: BodyProps) => {
  const trashed = todo.trashedAt !== null
  return (
    <>
      {trashed ? <TrashedNote todo={todo} /> : null}
      <fieldset disabled={!writable || trashed} className="contents">
        <div className="flex items-start">
          <TodoCheck
            title={todo.title}
            priority={todo.priority}
            done={todo.completedAt !== null}
            onChange={done => void (done ? completeTodo(todo) : reopenTodo(todo))}
            className="mt-0.5"
          />
          <WritingField
            label="Title"
            place={`title ${todo.id}`}
            value={todo.title}
            oneLine
            maxLength={500}
            onSave={(title, before) => void patchTodo(todo, { title }, { title: before })}
            className="font-semibold text-lg tracking-tight"
          />
        </div>
        <div className="mt-4 grid gap-1 border-line border-y py-3">
          <DueField todo={todo} />
          <RemindersField todo={todo} />
          <PriorityField todo={todo} />
          <TagsField todo={todo} />
          <ListField todo={todo} />
        </div>
        {todo.parentId ? null : <Subtasks parent={todo} writable={writable && !trashed} />}
        <NotesField todo={todo} writable={writable && !trashed} />
      </fieldset>
      {writable && !trashed ? <Footer todo={todo} onGone={onGone} /> : null}
    </>
  )
}

const TrashedNote = ({ todo }: { todo: Todo }) => (
  <div className="mb-3 flex items-center gap-3 rounded-xl bg-sunken py-2 pr-2 pl-4 text-soft text-sm">
    <p className="flex-1">This todo is in the trash.</p>
    <Button onClick={() => void restoreTodo(todo)}>Restore</Button>
  </div>
)

const Footer = ({ todo, onGone }: { todo: Todo; onGone: () => void }) => {
  const made = new Intl.DateTimeFormat(readerLocale(), { dateStyle: 'medium', timeZone: readerZone() }).format(
    new Date(todo.createdAt),
  )
  const trash = () => {
    onGone()
    void trashTodo(todo)
    tell({ text: `Moved “${todo.title}” to the trash.`, action: 'Undo', act: () => void restoreTodo(todo) })
  }
  return (
    <footer className="mt-auto flex items-center justify-between pt-6 text-faint text-sm">
      <span className="pl-1.5">Made on {made}</span>
      <IconButton label="Move to trash" onClick={trash} className="hover:text-danger">
        <Trash2 size={17} />
      </IconButton>
    </footer>
  )
}
