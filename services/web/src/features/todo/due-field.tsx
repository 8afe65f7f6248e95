import { Suspense, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { dueLabel, readDue } from '../../data/due.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { ahead, lazily } from '../../ui/ahead.ts'
import { IconButton } from '../../ui/button.tsx'
import { CalendarDays, X } from '../../ui/icons.ts'
import { FieldRow, valueLook } from './field-row.tsx'

const loadPicker = () => import('./due-picker.tsx')
const DuePicker = lazily(loadPicker)

/** When the todo is due, as its reader would say it; opens the picker. */
export const DueField = ({ todo }: { todo: Todo }) => {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { due } = todo
  const now = new Date()
  const overdue = due && todo.completedAt === null && readDue(due, now, readerZone()).urgency === 'overdue'
  return (
    <FieldRow icon={CalendarDays} name="Due">
      <div className="flex items-center">
        <button
          ref={trigger}
          type="button"
          aria-haspopup="dialog"
          aria-expanded={open}
          onPointerEnter={ahead(loadPicker)}
          onFocus={ahead(loadPicker)}
          onClick={() => setOpen(true)}
          className={`${valueLook} min-w-0 flex-wrap gap-y-0 py-1.5`}
        >
          <span className="sr-only">Due: </span>
          <span className={due ? (overdue ? 'text-danger' : '') : 'text-faint'}>
            {due ? dueLabel(due, now, readerZone(), readerLocale()) : 'No date'}
          </span>
          {due?.time ? <ZoneNote timeZone={due.timeZone} /> : null}
        </button>
        {due ? (
          <IconButton label="Remove due date" onClick={() => void patchTodo(todo, { due: null })}>
            <X size={16} />
          </IconButton>
        ) : null}
      </div>
      {open ? (
        <Suspense>
          <DuePicker todo={todo} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </FieldRow>
  )
}

const ZoneNote = ({ timeZone }: { timeZone: string | null }) => {
  if (timeZone === readerZone()) return null
  return <span className="truncate text-faint text-xs">{timeZone ? `set in ${timeZone}` : 'wherever you are'}</span>
}
