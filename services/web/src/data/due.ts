import type { Due } from '../api/types.ts'
import { readerLocale, readerZone } from './reader.ts'

/** The calendar date (RFC 3339) of an instant in a zone, by default the reader's. */
export const dateIn = (instant: Date, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)

/** A calendar date some days later; counted at noon UTC, where no clock change can bend it. */
export const daysLater = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

const offsetAt = (instant: number, timeZone: string): number => {
  const parts = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit' },
  }).formatToParts(instant)
  const part = (type: string) => parts.find(found => found.type === type)?.value ?? '00'
  const local = `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}Z`
  return Date.parse(local) - Math.floor(instant / 60_000) * 60_000
}

/** The instant of a local time in a zone; one that the clock skips becomes the same time after the skip. */
export const instantOf = (date: string, time: string, timeZone: string): Date => {
  const utc = Date.parse(`${date}T${time}:00Z`)
  const before = utc - offsetAt(utc - 86_400_000, timeZone)
  const guess = utc - offsetAt(before, timeZone)
  return new Date(offsetAt(guess, timeZone) === utc - guess ? guess : before)
}

export type Urgency = 'overdue' | 'today' | 'soon' | 'later'

/** How a due date looks to a reader now: its date and time where the reader is, and how pressing it is. */
export const readDue = (due: Due, now: Date, zone = readerZone()) => {
  const instant = due.time ? instantOf(due.date, due.time, due.timeZone ?? zone) : undefined
  const date = instant ? dateIn(instant, zone) : due.date
  const today = dateIn(now, zone)
  const past = instant ? instant < now : date < today
  let urgency: Urgency = date <= daysLater(today, 7) ? 'soon' : 'later'
  if (date === today) urgency = 'today'
  if (past) urgency = 'overdue'
  return { date, instant, today, urgency }
}

/** A date as people say it: Today, Tomorrow, a weekday within a week, else day and month. */
export const dateLabel = (date: string, today: string, locale = readerLocale()): string => {
  const days = Math.round((Date.parse(date) - Date.parse(today)) / 86_400_000)
  const near = new Map([
    [-1, 'Yesterday'],
    [0, 'Today'],
    [1, 'Tomorrow'],
  ]).get(days)
  if (near) return near
  const noon = new Date(`${date}T12:00:00Z`)
  if (days > 1 && days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(noon)
  const year = date.slice(0, 4) === today.slice(0, 4) ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC', ...year }).format(noon)
}

const timeLabel = (instant: Date, zone: string, locale?: string): string =>
  new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: zone }).format(instant)

/** An instant in words, for a reader in a zone. */
export const instantLabel = (instant: Date, now: Date, zone = readerZone(), locale = readerLocale()): string =>
  `${dateLabel(dateIn(instant, zone), dateIn(now, zone), locale)}, ${timeLabel(instant, zone, locale)}`

/** A due date in words, for a reader in a zone: with its time there, if it has one. */
export const dueLabel = (due: Due, now: Date, zone = readerZone(), locale = readerLocale()): string => {
  const { date, instant, today } = readDue(due, now, zone)
  return instant ? instantLabel(instant, now, zone, locale) : dateLabel(date, today, locale)
}
