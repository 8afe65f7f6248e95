import { type KeyboardEvent, type RefObject, useEffect, useMemo } from 'react'
import type { Todo } from '../../api/types.ts'
import { placeFor } from '../../data/order.ts'
import { moveTodo, trashTodo } from '../../data/todo-changes.ts'
import { focusFirst } from '../../ui/focus.ts'
import { useReorder } from '../../ui/reorder.ts'
import { announce } from '../../ui/toasts.ts'
import { moveToList, throwAway } from './actions.ts'
import { useLingering } from './lingering.ts'
import { isFresh, TodoRow } from './todo-row.tsx'

interface OpenTodosProps {
  todos: Todo[]
  /** The todos with their subtasks. */
  all: Todo[]
  selected: string | undefined
  writable: boolean
}

type Move = (from: number, to: number) => void

const useMove =
  (todos: Todo[]): Move =>
  (from, to) => {
    const todo = todos[from]
    const ids = todos.map(({ id }) => id)
    const place = placeFor(ids, from, to)
    if (!todo || !place) return
    announce(`Moved “${todo.title}” to position ${to + 1} of ${todos.length}`)
    void moveTodo(todo, { place })
  }

/** Keys for whole rows: arrows go from one to the next, with Alt they take the row along, Delete throws it away. */
const useRowKeys = (todos: Todo[], writable: boolean, move: Move) => (event: KeyboardEvent<HTMLUListElement>) => {
  const control = event.target as Element
  const row = control.closest<HTMLElement>('[data-todo]')
  const index = todos.findIndex(({ id }) => id === row?.dataset['todo'])
  const todo = todos[index]
  if (!row || !todo || control.matches('input:not([type="checkbox"])')) return
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (step && event.altKey && writable) move(index, index + step)
  else if (step) stepFocus(row, step, control)
  else if (event.key === 'Delete' && writable) throwAway(row, todo, trashTodo)
  else return
  event.preventDefault()
}

/** A todo that was just added at the end is brought into sight, above the field that it was typed in. */
const useLastInSight = (list: RefObject<HTMLElement | null>, last: Todo | undefined): void => {
  const fresh = last && isFresh(last) ? last.id : undefined
  useEffect(() => {
    if (fresh) list.current?.querySelector(`[data-todo="${fresh}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [list, fresh])
}

/** Open todos in the order that their owner gave them; dragged, or moved by keys. */
export const OpenTodos = ({ todos, all, selected, writable }: OpenTodosProps) => {
  const { rows, left } = useLingering(todos)
  const subtasks = useMemo(() => countSubtasks(all), [all])
  const move = useMove(todos)
  const onKeyDown = useRowKeys(todos, writable, move)
  const dropOnList = (index: number, listId: string): void => {
    const todo = todos[index]
    if (todo && todo.listId !== listId) moveToList(todo, listId)
  }
  const { list, begin } = useReorder({ onMove: move, dropOn: { attribute: 'data-list', onDrop: dropOnList } })
  useLastInSight(list, todos.at(-1))
  const movesOf = (index: number) => ({
    up: index > 0 ? () => move(index, index - 1) : undefined,
    down: index < todos.length - 1 ? () => move(index, index + 1) : undefined,
  })

  return (
    // The keys belong to the controls inside; the list only hears them all.
    <ul ref={list} aria-label="Open todos" onKeyDown={onKeyDown} className="relative -mx-2">
      {rows.map(({ todo, leaving }) => {
        const index = todos.findIndex(({ id }) => id === todo.id)
        return (
          <TodoRow
            key={todo.id}
            {...{ todo, leaving, writable }}
            selected={todo.id === selected}
            subtasks={subtasks.get(todo.id) ?? 0}
            onLeft={left}
            onGrab={event => begin(event, index)}
            moves={movesOf(index)}
          />
        )
      })}
    </ul>
  )
}

const countSubtasks = (todos: Todo[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const { parentId } of todos) if (parentId) counts.set(parentId, (counts.get(parentId) ?? 0) + 1)
  return counts
}

/** Goes to the same control of the row above or below; past the last row is the field for a new todo. */
const stepFocus = (row: Element, step: number, from: Element): void => {
  const next = step < 0 ? row.previousElementSibling : row.nextElementSibling
  const kind = from.matches('a') ? 'a' : 'input'
  focusFirst(next?.querySelector(kind), step > 0 ? document.querySelector('#new-todo') : null)
}
