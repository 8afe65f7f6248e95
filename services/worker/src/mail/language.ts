import { de } from './languages/de.ts'
import { en } from './languages/en.ts'
import type { Phrases } from './phrases.ts'

const languages: Readonly<Record<string, Phrases>> = { en, de }

/** A reader's language, and how dates and times are written in it. */
export interface Language {
  /** The reader's own tag when its language is one that we write, else English. */
  readonly tag: string
  readonly phrases: Phrases
  /** An instant, in the reader's zone. */
  instant(at: Date): string
  /** A calendar date, `YYYY-MM-DD`. */
  date(date: string): string
  /** A local time, of `YYYY-MM-DD` and `HH:MM`, as it stands. */
  local(date: string, time: string): string
}

const known = new Map<string, Language>()

/** The language of a reader; dates follow the reader's region (`en-GB`, `de-AT`) and zone. */
export const languageOf = (locale: string, timeZone: string): Language => {
  const id = `${locale} ${timeZone}`
  const seen = known.get(id)
  if (seen) return seen
  const language = makeLanguage(locale, timeZone)
  // Formats cost a millisecond to make; what users may write as their locale has no end.
  if (known.size < 1000) known.set(id, language)
  return language
}

const makeLanguage = (locale: string, timeZone: string): Language => {
  const spoken = new Intl.Locale(locale).language
  const phrases = languages[spoken]
  const tag = phrases ? locale : 'en'
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(tag, { dateStyle: 'full', ...options })
  const instants = format({ timeStyle: 'short', timeZone })
  const locals = format({ timeStyle: 'short', timeZone: 'UTC' })
  const dates = format({ timeZone: 'UTC' })
  return {
    tag,
    phrases: phrases ?? en,
    instant: at => instants.format(at),
    date: date => dates.format(new Date(`${date}T00:00Z`)),
    local: (date, time) => locals.format(new Date(`${date}T${time}Z`)),
  }
}
