import type { Due, Reminder } from '../api/types.ts'
import { counted } from '../ui/words.ts'
import { dateIn, daysLater, instantLabel, instantOf } from './due.ts'
import { readerZone } from './reader.ts'

/** When a date without a time counts as due, for reminders: the API says so. */
const morning = '09:00'
const hour = 60
const day = 24 * hour

/** When a reminder is sent, in the reader's zone; nothing while it waits for a due date. */
export const reminderInstant = (reminder: Reminder, due: Due | null): Date | undefined => {
  if ('at' in reminder) return new Date(reminder.at)
  if (!due) return undefined
  const moment = instantOf(due.date, due.time ?? morning, due.timeZone ?? readerZone())
  return new Date(moment.getTime() - reminder.minutesBefore * 60_000)
}

/** How long before: in the largest unit that leaves no rest. */
export const beforeLabel = (minutes: number): string => {
  if (minutes === 0) return 'When it is due'
  if (minutes % (7 * day) === 0) return `${counted(minutes / (7 * day), 'week')} before`
  if (minutes % day === 0) return `${counted(minutes / day, 'day')} before`
  if (minutes % hour === 0) return `${counted(minutes / hour, 'hour')} before`
  return `${counted(minutes, 'minute')} before`
}

/** A reminder by itself, without its todo. */
export const reminderLabel = (reminder: Reminder): string =>
  'at' in reminder ? instantLabel(new Date(reminder.at), new Date()) : beforeLabel(reminder.minutesBefore)

const same = (left: Reminder, right: Reminder): boolean => JSON.stringify(left) === JSON.stringify(right)

const before = (minutes: readonly number[]): Reminder[] => minutes.map(minutesBefore => ({ minutesBefore }))

const atLocal = (date: string, time: string): Reminder => ({ at: instantOf(date, time, readerZone()).toISOString() })

/** What is likely to be wanted: before the due date where there is one, else later today and tomorrow. */
const likely = (due: Due | null, now: Date): Reminder[] => {
  if (due) return before(due.time ? [0, 10, hour, day] : [0, day, 2 * day, 7 * day])
  const today = dateIn(now, readerZone())
  return [atLocal(today, '18:00'), atLocal(daysLater(today, 1), morning), atLocal(daysLater(today, 7), morning)]
}

/** The likely reminders of a todo that are yet to come, and that it does not have. */
export const suggestions = (due: Due | null, having: readonly Reminder[], now: Date): Reminder[] =>
  likely(due, now).filter(
    reminder => (reminderInstant(reminder, due) ?? now) > now && !having.some(other => same(other, reminder)),
  )
