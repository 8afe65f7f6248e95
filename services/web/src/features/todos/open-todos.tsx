import { useEffect, useMemo } from 'react'
import type { Todo } from '../../api/types.ts'
import { placeFor } from '../../data/order.ts'
import { moveTodo } from '../../data/todo-changes.ts'
import { ahead, soon } from '../../ui/ahead.ts'
import { announce } from '../../ui/toasts.ts'
import { useLingering } from './lingering.ts'
import { Rows } from './rows.tsx'
import { isFresh } from './todo-row.tsx'

interface OpenTodosProps {
  todos: Todo[]
  /** The todos with their subtasks. */
  all: Todo[]
  selected: string | undefined
  writable: boolean
}

/** Moves one of the todos from one place among them to another. */
export const moving = (todos: Todo[]) => (from: number, to: number) => {
  const todo = todos[from]
  const ids = todos.map(({ id }) => id)
  const place = placeFor(ids, from, to)
  if (!todo || !place) return
  announce(`Moved “${todo.title}” to position ${to + 1} of ${todos.length}`)
  void moveTodo(todo, { place })
}

/** A todo that was just added at the end is brought into sight, above the field that it was typed in. */
const useLastInSight = (last: Todo | undefined): void => {
  const fresh = last && isFresh(last) ? last.id : undefined
  useEffect(() => {
    if (!fresh) return
    const row = () => document.querySelector(`#todos [data-todo="${fresh}"]`)
    // Where it is not shown yet, the end of the list is.
    if (!row()) document.querySelector('#todos [data-rows]')?.scrollIntoView({ block: 'end' })
    requestAnimationFrame(() => row()?.scrollIntoView({ block: 'nearest' }))
  }, [fresh])
}

const loadMove = soon(() => import('./move-to-list.ts'))

const dropOnList = (todo: Todo, listId: string): void => {
  if (todo.listId !== listId) ahead(async () => (await loadMove()).moveToList(todo, listId))()
}

/** Open todos in the order that their owner gave them; dragged, or moved by keys. */
export const OpenTodos = ({ todos, all, selected, writable }: OpenTodosProps) => {
  const { rows, left } = useLingering(todos)
  const subtasks = useMemo(() => countSubtasks(all), [all])
  useLastInSight(todos.at(-1))
  return (
    <Rows
      label="Open todos"
      {...{ rows, subtasks }}
      order={todos}
      open={selected}
      writable={() => writable}
      onLeft={left}
      {...(writable ? { move: moving(todos), onDropOnList: dropOnList } : {})}
    />
  )
}

const countSubtasks = (todos: Todo[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { parentId } of todos) if (parentId) counts.set(parentId, (counts.get(parentId) ?? 0) + 1)
  return counts
}
