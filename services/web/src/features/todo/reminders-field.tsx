import { Suspense, useRef, useState } from 'react'
import type { Reminder, Todo } from '../../api/types.ts'
import { useAccount } from '../../data/account.ts'
import { instantLabel } from '../../data/due.ts'
import { beforeLabel, reminderInstant } from '../../data/reminders.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { ahead, lazily } from '../../ui/ahead.ts'
import { IconButton } from '../../ui/button.tsx'
import { X } from '../../ui/icons.ts'
import { Bell } from '../../ui/icons-of-details.ts'
import { FieldRow } from './field-row.tsx'

const loadPicker = () => import('./reminder-picker.tsx')
const ReminderPicker = lazily(loadPicker)

/** As many as the API keeps for one todo. */
const most = 10

/** When the reader is reminded of the todo: nobody else sees these. */
export const RemindersField = ({ todo }: { todo: Todo }) => {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const { reminders } = todo
  const remove = (index: number) => {
    trigger.current?.focus()
    void patchTodo(todo, { reminders: reminders.toSpliced(index, 1) })
  }
  return (
    <FieldRow icon={Bell} name="Remind">
      <ul aria-label="Reminders">
        {reminders.map((reminder, index) => (
          <Row key={index} {...{ todo, reminder }} onRemove={() => remove(index)} />
        ))}
      </ul>
      {reminders.length > 0 ? <Delivery todo={todo} /> : null}
      {reminders.length < most ? (
        <button
          ref={trigger}
          type="button"
          aria-haspopup="dialog"
          aria-expanded={open}
          onPointerEnter={ahead(loadPicker)}
          onFocus={ahead(loadPicker)}
          onClick={() => setOpen(true)}
          className="my-1 h-7 rounded-full px-2 text-faint hover:bg-hover hover:text-ink aria-expanded:bg-hover"
        >
          Add reminder
        </button>
      ) : null}
      {open ? (
        <Suspense>
          <ReminderPicker todo={todo} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </FieldRow>
  )
}

interface RowProps {
  todo: Todo
  reminder: Reminder
  onRemove: () => void
}

const Row = ({ todo, reminder, onRemove }: RowProps) => {
  const now = new Date()
  const instant = reminderInstant(reminder, todo.due)
  const when = instant ? instantLabel(instant, now) : beforeLabel('at' in reminder ? 0 : reminder.minutesBefore)
  const isOver = instant !== undefined && instant <= now
  const note = isOver
    ? 'over'
    : 'at' in reminder
      ? ''
      : instant
        ? beforeLabel(reminder.minutesBefore)
        : 'once it has a due date'
  return (
    <li className="flex items-center">
      <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-2 px-2 py-1.5">
        <span className={isOver ? 'text-faint' : ''}>{when}</span>
        {note ? <span className="text-faint text-xs">{note}</span> : null}
      </span>
      <IconButton label={`Remove reminder ${when}`} onClick={onRemove}>
        <X size={16} />
      </IconButton>
    </li>
  )
}

/** How the reminders reach their reader, or why they do not. */
const Delivery = ({ todo }: { todo: Todo }) => {
  const { data: account } = useAccount()
  return (
    <p className="px-2 pb-1 text-faint text-xs [overflow-wrap:anywhere]">
      {todo.completedAt ? 'Not sent, since the todo is completed.' : `By mail to ${account?.email}`}
    </p>
  )
}
