import { type RefObject, useState } from 'react'
import { Button, Dialog, Popover } from 'react-aria-components'
import type { Reminder, Todo } from '../../api/types.ts'
import { useAccount } from '../../data/account.ts'
import { dateIn, instantLabel, instantOf } from '../../data/due.ts'
import { readerZone } from '../../data/reader.ts'
import { beforeLabel, reminderInstant, suggestions } from '../../data/reminders.ts'
import { patchTodo } from '../../data/todo-changes.ts'

interface ReminderPickerProps {
  todo: Todo
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}

const choiceLook =
  'flex h-9 w-full items-center justify-between gap-4 rounded-lg px-2.5 text-left text-sm outline-none data-[hovered]:bg-hover data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent'
const inputLook = 'h-9 min-w-0 flex-1 rounded-lg bg-hover px-2 text-sm focus-visible:outline-offset-0'

/** Before the todo is due, or at a time of one's own. */
export default ({ todo, trigger, onClose }: ReminderPickerProps) => {
  const { data: account } = useAccount()
  const add = (reminder: Reminder) => {
    void patchTodo(todo, { reminders: [...todo.reminders, reminder] })
    onClose()
  }
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={open => !open && onClose()}
      placement="bottom start"
      className="w-72 animate-appear overflow-y-auto rounded-2xl bg-raised p-1.5 shadow-float outline-none forced-colors:border"
    >
      <Dialog aria-label={`When to remind of “${todo.title}”`} className="outline-none">
        {suggestions(todo.due, todo.reminders, new Date()).map((reminder, index) => (
          <Choice key={index} {...{ todo, reminder }} autoFocus={index === 0} onChoose={() => add(reminder)} />
        ))}
        <OwnTime onAdd={add} />
        <p className="mt-1 border-line border-t px-2.5 pt-2 pb-1 text-faint text-xs [overflow-wrap:anywhere]">
          {todo.due ? '' : 'With a due date, reminders can follow it. '}
          Sent by mail to {account?.email}, by the clock of {readerZone()}.
        </p>
      </Dialog>
    </Popover>
  )
}

interface ChoiceProps {
  todo: Todo
  reminder: Reminder
  autoFocus: boolean
  onChoose: () => void
}

const Choice = ({ todo, reminder, autoFocus, onChoose }: ChoiceProps) => {
  const instant = reminderInstant(reminder, todo.due)
  const when = instant ? instantLabel(instant, new Date()) : ''
  return (
    <Button onPress={onChoose} autoFocus={autoFocus} className={choiceLook}>
      {'at' in reminder ? (
        when
      ) : (
        <>
          {beforeLabel(reminder.minutesBefore)}
          <span className="truncate text-faint text-xs">{when}</span>
        </>
      )}
    </Button>
  )
}

/** A day and a time by the reader's clock. */
const OwnTime = ({ onAdd }: { onAdd: (reminder: Reminder) => void }) => {
  const [date, setDate] = useState(() => dateIn(new Date(), readerZone()))
  const [time, setTime] = useState('')
  const instant = date && time ? instantOf(date, time, readerZone()) : undefined
  const isOver = instant !== undefined && instant <= new Date()
  return (
    <form
      className="grid gap-1.5 px-1 py-1.5"
      onSubmit={event => {
        event.preventDefault()
        if (instant && !isOver) onAdd({ at: instant.toISOString() })
      }}
    >
      <fieldset className="flex gap-1.5">
        <legend className="px-1.5 pb-1 text-faint text-xs">At a time of your own</legend>
        <input
          type="date"
          aria-label="Day of the reminder"
          required
          value={date}
          onChange={event => setDate(event.target.value)}
          className={inputLook}
        />
        <input
          type="time"
          aria-label="Time of the reminder"
          required
          value={time}
          aria-invalid={isOver || undefined}
          aria-describedby={isOver ? 'reminder-over' : undefined}
          onChange={event => setTime(event.target.value)}
          className={inputLook}
        />
      </fieldset>
      {isOver ? (
        <p id="reminder-over" role="alert" className="px-1.5 text-danger text-xs">
          That time is over. Choose a later one.
        </p>
      ) : null}
      <Button
        type="submit"
        className="h-8 rounded-lg bg-hover font-medium text-sm outline-none data-[hovered]:bg-selected data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent"
      >
        Add this time
      </Button>
    </form>
  )
}
