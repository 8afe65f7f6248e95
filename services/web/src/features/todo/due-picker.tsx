import { type CalendarDate, parseDate } from '@internationalized/date'
import type { RefObject } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Dialog,
  Heading,
  Popover,
} from 'react-aria-components'
import type { Due, Todo } from '../../api/types.ts'
import { dateIn, daysLater } from '../../data/due.ts'
import { readerZone, weekStart } from '../../data/reader.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { ChevronLeft, ChevronRight } from '../../ui/icons.ts'
import { DueTime } from './due-time.tsx'

interface DuePickerProps {
  todo: Todo
  trigger: RefObject<HTMLElement | null>
  onClose: () => void
}

const stepLook =
  'grid size-8 place-items-center rounded-lg text-faint outline-none data-[hovered]:bg-hover data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[disabled]:opacity-40'
const cellLook =
  'mx-auto my-px grid size-9 cursor-pointer place-items-center rounded-lg text-sm tabular-nums outline-none data-[outside-month]:text-faint/60 data-[hovered]:bg-hover data-[today]:font-bold not-data-[selected]:data-[today]:text-accent data-[selected]:bg-accent data-[selected]:text-on-accent data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent data-[focus-visible]:outline-offset-1'

/** A day from the calendar or a shortcut; then, if wanted, a time and its zone. */
export default ({ todo, trigger, onClose }: DuePickerProps) => {
  const { due } = todo
  const setDay = (date: string, close: boolean): void => {
    const next: Due = due ? { ...due, date } : { date, time: null, timeZone: null }
    void patchTodo(todo, { due: next })
    if (close) onClose()
  }
  const value: CalendarDate | null = due ? parseDate(due.date) : null
  return (
    <Popover
      triggerRef={trigger}
      isOpen
      onOpenChange={open => !open && onClose()}
      placement="bottom start"
      className="animate-appear overflow-y-auto rounded-2xl bg-raised p-3 shadow-float outline-none forced-colors:border"
    >
      <Dialog aria-label={`When “${todo.title}” is due`} className="outline-none">
        <Shortcuts onChoose={date => setDay(date, true)} />
        <Calendar
          aria-label="Due date"
          firstDayOfWeek={weekStart()}
          value={value}
          onChange={date => setDay(date.toString(), false)}
          autoFocus
        >
          <header className="mb-1 flex items-center">
            <Heading className="flex-1 pl-2 font-semibold text-sm" />
            <Button slot="previous" className={stepLook}>
              <ChevronLeft size={18} />
            </Button>
            <Button slot="next" className={stepLook}>
              <ChevronRight size={18} />
            </Button>
          </header>
          <CalendarGrid className="w-full">
            <CalendarGridHeader>
              {day => <CalendarHeaderCell className="h-8 font-medium text-faint text-xs">{day}</CalendarHeaderCell>}
            </CalendarGridHeader>
            <CalendarGridBody>{date => <CalendarCell date={date} className={cellLook} />}</CalendarGridBody>
          </CalendarGrid>
        </Calendar>
        {due ? <DueTime due={due} onChange={next => void patchTodo(todo, { due: next })} /> : null}
      </Dialog>
    </Popover>
  )
}

const Shortcuts = ({ onChoose }: { onChoose: (date: string) => void }) => {
  const today = dateIn(new Date(), readerZone())
  // Monday, as weeks start in ISO 8601.
  const untilMonday = (8 - new Date(`${today}T12:00:00Z`).getUTCDay()) % 7 || 7
  const days = [
    ['Today', 0],
    ['Tomorrow', 1],
    ['Next week', untilMonday],
  ] as const
  return (
    <div className="mb-3 flex gap-1.5">
      {days.map(([label, later]) => (
        <Button
          key={label}
          onPress={() => onChoose(daysLater(today, later))}
          className="h-8 flex-1 rounded-lg bg-hover px-2 font-medium text-sm outline-none data-[hovered]:bg-selected data-[focus-visible]:outline-2 data-[focus-visible]:outline-accent"
        >
          {label}
        </Button>
      ))}
    </div>
  )
}
