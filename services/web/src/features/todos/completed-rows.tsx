import { useMemo } from 'react'
import type { ListSummary, Todo } from '../../api/types.ts'
import { useTodos } from '../../data/todo-queries.ts'
import { LoadingRows } from '../../ui/notice.tsx'
import { Rows } from './rows.tsx'

interface CompletedRowsProps {
  list: ListSummary
  selected: string | undefined
  writable: boolean
}

const latestFirst = (todos: readonly Todo[]): Todo[] =>
  todos
    .filter(todo => todo.parentId === null)
    .toSorted((left, right) => ((left.completedAt ?? '') < (right.completedAt ?? '') ? 1 : -1))

/** What is done, latest first. */
export default ({ list, selected, writable }: CompletedRowsProps) => {
  const { data: todos } = useTodos({ listId: list.id, done: true })
  const latest = useMemo(() => latestFirst(todos ?? []), [todos])
  const rows = useMemo(() => latest.map(todo => ({ todo, leaving: false })), [latest])
  if (!todos) return <LoadingRows label="Loading completed todos" />
  if (latest.length === 0) return <p className="py-2 pl-2 text-faint text-sm">Nothing is completed yet.</p>
  return (
    <Rows
      label="Completed todos"
      rows={rows}
      order={latest}
      open={selected}
      writable={() => writable}
      className="animate-appear"
    />
  )
}
