import { useState } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { useTodos } from '../../data/todo-queries.ts'
import { ChevronRight } from '../../ui/icons.ts'
import { LoadingRows } from '../../ui/notice.tsx'
import { TodoRow } from './todo-row.tsx'

interface CompletedProps {
  list: ListSummary
  selected: string | undefined
}

/** What is done, latest first; read only once somebody wants to see it. */
export const Completed = ({ list, selected }: CompletedProps) => {
  const [open, setOpen] = useState(false)
  const writable = list.role !== 'viewer' && list.archivedAt === null
  return (
    <section aria-label="Completed" className="mt-3">
      <button
        type="button"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
        className="-ml-2 flex h-9 items-center gap-3.5 rounded-lg pr-3 pl-3 font-medium text-faint text-sm hover:bg-hover hover:text-ink"
      >
        <ChevronRight
          size={16}
          aria-hidden
          className={`transition-transform duration-200 ${open ? 'rotate-90' : ''}`}
        />
        Completed
      </button>
      {open ? <CompletedRows {...{ list, selected, writable }} /> : null}
    </section>
  )
}

const CompletedRows = ({ list, selected, writable }: CompletedProps & { writable: boolean }) => {
  const { data: todos } = useTodos({ listId: list.id, done: true })
  if (!todos) return <LoadingRows label="Loading completed todos" />
  const latest = todos
    .filter(todo => todo.parentId === null)
    .toSorted((left, right) => (right.completedAt ?? '').localeCompare(left.completedAt ?? ''))
  if (latest.length === 0) return <p className="py-2 pl-2 text-faint text-sm">Nothing is completed yet.</p>
  return (
    <ul aria-label="Completed todos" className="-mx-2 animate-appear">
      {latest.map(todo => (
        <TodoRow key={todo.id} todo={todo} selected={todo.id === selected} writable={writable} />
      ))}
    </ul>
  )
}
