import { z } from 'zod'

/** A calendar date (RFC 3339 full-date) of the years 1900 to 2999. */
export const calendarDate = z.iso.date().regex(/^(19|2\d)/, 'must be a date of the years 1900 to 2999')

/** A local time of day to the minute, 00:00 to 23:59. */
export const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 09:30')

const known = new Map<string, boolean>()
const isTimeZone = (name: string): boolean => {
  const seen = known.get(name)
  if (seen !== undefined) return seen
  let valid = true
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
  } catch {
    valid = false
  }
  // Bounded: a client may send any number of unknown names.
  if (known.size < 2000) known.set(name, valid)
  return valid
}

/** A time zone of the IANA database, such as `Europe/Berlin`; fixed offsets are not zones. */
export const timeZone = z
  .string()
  .max(64)
  .regex(/^[A-Za-z]/, 'must be the name of an IANA time zone')
  .refine(isTimeZone, 'must be the name of an IANA time zone, such as Europe/Berlin')

/**
 * When something is due, in three kinds: a date alone (the whole day, wherever the reader is), a date and a time in a
 * zone (an instant), or a date and a time without a zone (floating: that time wherever the reader is).
 */
export const due = z
  .strictObject({
    date: calendarDate,
    time: timeOfDay.nullable(),
    timeZone: timeZone.nullable(),
  })
  .meta({ id: 'Due' })
/** See {@link due}. */
export type Due = z.infer<typeof due>

/** What a client sends for a new {@link due}: an absent time or zone is none. */
export const newDue = z
  .strictObject({
    date: calendarDate,
    time: timeOfDay.nullable().default(null),
    timeZone: timeZone.nullable().default(null),
  })
  .refine(({ time, timeZone }) => time !== null || timeZone === null, {
    path: ['timeZone'],
    message: 'needs a time: send a time too, or no zone',
  })

/** A merge patch (RFC 7396) of {@link due}: what is absent stays, null clears. */
export const duePatch = z.strictObject({
  date: calendarDate.optional(),
  time: timeOfDay.nullable().optional(),
  timeZone: timeZone.nullable().optional(),
})
