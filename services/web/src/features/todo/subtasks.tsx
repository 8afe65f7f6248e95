import { type KeyboardEvent, useRef } from 'react'
import type { Todo } from '../../api/types.ts'
import { placeFor } from '../../data/order.ts'
import { moveTodo } from '../../data/todo-changes.ts'
import { useTodos } from '../../data/todo-queries.ts'
import { focusFirst } from '../../ui/focus.ts'
import { useReorder } from '../../ui/reorder.ts'
import { announce } from '../../ui/toasts.ts'
import { AddSubtask } from './add-subtask.tsx'
import { SubtaskRow, throwAway } from './subtask-row.tsx'

/** The steps of a todo, in the order that they were given. */
export const Subtasks = ({ parent, writable }: { parent: Todo; writable: boolean }) => {
  const { data: subtasks = [] } = useTodos({ parentId: parent.id })
  const move = (from: number, to: number): void => {
    const subtask = subtasks[from]
    const ids = subtasks.map(({ id }) => id)
    const place = placeFor(ids, from, to)
    if (!subtask || !place) return
    announce(`Moved “${subtask.title}” to position ${to + 1} of ${subtasks.length}`)
    void moveTodo(subtask, { place })
  }
  const list = useRef<HTMLUListElement>(null)
  const { begin } = useReorder({ list, onMove: move })
  const onKeyDown = useRowKeys(subtasks, writable, move)
  const last = subtasks.length - 1
  if (!writable && subtasks.length === 0) return null
  return (
    <section aria-label="Subtasks" className="mt-4">
      <Heading subtasks={subtasks} />
      {/* The keys belong to the controls inside; the list only hears them all. */}
      <ul ref={list} onKeyDown={onKeyDown} className="relative">
        {subtasks.map((subtask, index) => (
          <SubtaskRow
            key={subtask.id}
            {...{ subtask, writable }}
            onGrab={event => begin(event, index)}
            up={index > 0 ? () => move(index, index - 1) : undefined}
            down={index < last ? () => move(index, index + 1) : undefined}
          />
        ))}
      </ul>
      {writable ? <AddSubtask parent={parent} /> : null}
    </section>
  )
}

const Heading = ({ subtasks }: { subtasks: Todo[] }) => (
  <h2 className="mb-1 flex justify-between px-1.5 font-medium text-faint text-xs">
    Subtasks
    {subtasks.length > 0 ? (
      <span className="tabular-nums">
        {subtasks.filter(({ completedAt }) => completedAt !== null).length} of {subtasks.length}
      </span>
    ) : null}
  </h2>
)

/** The keys of the rows of a list: arrows go from one to the next, with Alt they take it along, Delete throws it away. */
const useRowKeys =
  (subtasks: Todo[], writable: boolean, move: (from: number, to: number) => void) =>
  (event: KeyboardEvent<HTMLUListElement>) => {
    const control = event.target as Element
    const row = control.closest<HTMLElement>('[data-subtask]')
    const index = subtasks.findIndex(({ id }) => id === row?.dataset['subtask'])
    const subtask = subtasks[index]
    if (!row || !subtask || control.matches('input:not([type="checkbox"])')) return
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
    if (step && event.altKey && writable) move(index, index + step)
    else if (step) {
      const next = step < 0 ? row.previousElementSibling : row.nextElementSibling
      const kind = control.matches('input') ? 'input' : '[data-title]'
      focusFirst(next?.querySelector(kind), step > 0 ? document.querySelector('#new-subtask') : null)
    } else if (event.key === 'Delete' && writable) throwAway(subtask)
    else return
    event.preventDefault()
  }
