import { type PointerEvent, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { useReorder } from '../../ui/reorder.ts'
import { useWindow } from '../../ui/use-window.ts'
import type { ShownTodo } from './lingering.ts'
import { selection } from './selection.ts'
import { type RowHandlers, TodoRow } from './todo-row.tsx'
import { useHands } from './use-hands.ts'

interface RowsProps {
  label: string
  rows: readonly ShownTodo[]
  /** The todos that arrows and ranges go through: those of the rows, and where the screen has more lists, of all. */
  order: readonly Todo[]
  writable: (todo: Todo) => boolean
  /** The todo whose details are open. */
  open: string | undefined
  subtasks?: ReadonlyMap<string, number>
  onLeft?: (id: string) => void
  /** The rows have an order of their own: moves one, by indexes of `order`. */
  move?: (from: number, to: number) => void
  onDropOnList?: (todo: Todo, listId: string) => void
  from?: string
  withList?: boolean
  className?: string
}

/** Handlers that stay the same from one rendering to the next, so that rows without news are left alone. */
const useStable = (handlers: RowHandlers): RowHandlers => {
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  return useMemo(
    () => ({
      left: id => latest.current.left(id),
      grab: (event, id) => latest.current.grab(event, id),
      pick: (id, range) => latest.current.pick(id, range),
      moves: id => latest.current.moves(id),
    }),
    [],
  )
}

/** The rows of a list: only as many as can be seen when it is long, and whatever must stay for the focus or a drag. */
const useShownRows = ({ rows, move, order, onDropOnList }: RowsProps) => {
  const list = useRef<HTMLUListElement>(null)
  const [focused, setFocused] = useState<string>()
  const [held, hold] = useState<number>()
  const keys = useMemo(() => rows.map(({ todo }) => todo.id), [rows])
  const near = focused === undefined ? -1 : keys.indexOf(focused)
  const kept = [...(near < 0 ? [] : [near - 1, near, near + 1]), ...(held === undefined ? [] : [held])]
  const { offsets, windowed, ...shown } = useWindow(list, keys, kept)
  const boxes = () => {
    const box = (_: string, index: number) => ({
      top: offsets[index] ?? 0,
      height: (offsets[index + 1] ?? 0) - (offsets[index] ?? 0),
    })
    return windowed ? keys.map(box) : undefined
  }
  // Rows that are leaving have no place in the order.
  const placeOf = (index: number) => rows.slice(0, index + 1).filter(({ leaving }) => !leaving).length - 1
  const { begin, lift } = useReorder({
    ...{ list, boxes, onHold: hold },
    onMove: (from, to) => move?.(placeOf(from), placeOf(to)),
    dropOn: {
      attribute: 'data-list',
      onDrop: (index, listId) => {
        const todo = order[placeOf(index)]
        if (todo) onDropOnList?.(todo, listId)
      },
    },
  })
  return { list, keys, shown, windowed, setFocused, begin, lift }
}

export const Rows = (props: RowsProps) => {
  const { label, rows, order, writable, open, subtasks, move, from, withList = false, className = '' } = props
  const { list, keys, shown, windowed, setFocused, begin, lift } = useShownRows(props)
  const { ids, choosing } = selection.use()
  const lifting = (event: PointerEvent, id: string, onStay: () => void) => lift(event, keys.indexOf(id), onStay)
  const { pick, hears } = useHands({ list, order, writable, move }, move && lifting)
  const on = useStable({
    left: id => props.onLeft?.(id),
    grab: (event, id) => begin(event, keys.indexOf(id)),
    pick: (id, range) => pick(order.filter(writable), id, range),
    moves: id => {
      if (!move) return undefined
      const at = order.findIndex(todo => todo.id === id)
      return {
        up: at > 0 ? () => move(at, at - 1) : undefined,
        down: at < order.length - 1 ? () => move(at, at + 1) : undefined,
      }
    },
  })
  return (
    // The keys and clicks belong to the controls inside; the list only hears them all.
    <ul
      ref={list}
      aria-label={label}
      data-rows=""
      onFocus={event => setFocused((event.target as HTMLElement).closest<HTMLElement>('[data-todo]')?.dataset['todo'])}
      onBlur={event => event.currentTarget.contains(event.relatedTarget) || setFocused(undefined)}
      {...hears}
      className={`relative -mx-2 flow-root ${className}`}
    >
      {shown.rows.map(({ index, gap }, nth) => {
        const { todo, leaving } = rows[index] as ShownTodo
        return (
          <TodoRow
            key={todo.id}
            {...{ todo, leaving, index, gap, from, withList, choosing, on }}
            below={nth === shown.rows.length - 1 ? shown.below : 0}
            of={windowed ? rows.length : undefined}
            open={todo.id === open}
            chosen={ids.has(todo.id)}
            writable={writable(todo)}
            movable={move !== undefined}
            subtasks={subtasks?.get(todo.id) ?? 0}
          />
        )
      })}
    </ul>
  )
}
