import { useState } from 'react'
import type { Todo } from '../../api/types.ts'

export interface ShownTodo {
  todo: Todo
  /** It is no longer among the todos, and shows that for a moment. */
  leaving: boolean
}

/** The rows to show: what is there, with what has just gone still in its old place. */
export const withLeaving = (todos: readonly Todo[], before: readonly ShownTodo[]): ShownTodo[] => {
  const present = new Set(todos.map(({ id }) => id))
  const rows: ShownTodo[] = todos.map(todo => ({ todo, leaving: false }))
  for (const [index, { todo }] of before.entries()) {
    if (present.has(todo.id)) continue
    const neighbour = before[index - 1]?.todo.id
    const at = rows.findIndex(row => row.todo.id === neighbour)
    rows.splice(at + 1, 0, { todo, leaving: true })
  }
  return rows
}

/** {@link withLeaving} for a list that changes; `left` takes a row away once its animation has ended. */
export const useLingering = (todos: readonly Todo[]) => {
  const [state, setState] = useState(() => ({ todos, rows: withLeaving(todos, []) }))
  let { rows } = state
  if (state.todos !== todos && !sameItems(state.todos, todos)) {
    rows = withLeaving(todos, state.rows)
    setState({ todos, rows })
  }
  const left = (id: string) =>
    setState(current => ({ ...current, rows: current.rows.filter(row => !row.leaving || row.todo.id !== id) }))
  return { rows, left }
}

const sameItems = (left: readonly Todo[], right: readonly Todo[]): boolean =>
  left.length === right.length && left.every((todo, index) => todo === right[index])
