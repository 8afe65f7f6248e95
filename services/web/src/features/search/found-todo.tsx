import type { Todo } from '../../api/types.ts'
import { dueLabel } from '../../data/due.ts'
import { useLists } from '../../data/lists.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { completeTodo, reopenTodo } from '../../data/todo-changes.ts'
import { Dot } from '../../ui/dot.tsx'
import { Link } from '../../ui/router.tsx'
import { TodoCheck } from '../../ui/todo-check.tsx'
import { excerpt, highlight } from './highlight.ts'

const Marked = ({ text, query }: { text: string; query: string }) =>
  highlight(text, query).map((piece, index) =>
    piece.found ? (
      <mark key={index} className="rounded-sm bg-accent/18 font-medium text-ink">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )

interface FoundTodoProps {
  todo: Todo
  query: string
  selected: boolean
}

/** A todo that was found, with what it was found by. */
export const FoundTodo = ({ todo, query, selected }: FoundTodoProps) => {
  const { data: lists = [] } = useLists()
  const list = lists.find(({ id }) => id === todo.listId)
  const done = todo.completedAt !== null
  const inNotes = excerpt(todo.notes, query)
  return (
    <li
      data-todo={todo.id}
      data-color={list?.color}
      className={`relative flex items-start rounded-xl px-1 py-1.5 ${selected ? 'bg-tint/10' : 'hover:bg-hover'}`}
    >
      <TodoCheck
        title={todo.title}
        priority={todo.priority}
        done={done}
        disabled={!list || list.role === 'viewer' || list.archivedAt !== null}
        onChange={() => void (done ? reopenTodo : completeTodo)(todo)}
        className="z-10"
      />
      <div className="min-w-0 flex-1 py-1 pl-1.5">
        <Link
          href={`/search/todos/${todo.id}`}
          aria-current={selected ? 'true' : undefined}
          className={`[overflow-wrap:anywhere] after:absolute after:inset-0 after:rounded-xl focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:outline-accent focus-visible:after:-outline-offset-2 ${done ? 'text-faint line-through decoration-faint/60' : ''}`}
        >
          <Marked text={todo.title} query={query} />
        </Link>
        {inNotes ? (
          <p className="text-soft text-sm [overflow-wrap:anywhere]">
            <Marked text={inNotes} query={query} />
          </p>
        ) : null}
        <p className="flex flex-wrap items-center gap-x-3 text-faint text-sm">
          {list ? (
            <span className="flex items-center gap-1.5">
              <Dot color={list.color} className="size-2" />
              {list.name}
            </span>
          ) : null}
          {todo.due ? <span>{dueLabel(todo.due, new Date(), readerZone(), readerLocale())}</span> : null}
        </p>
      </div>
    </li>
  )
}
