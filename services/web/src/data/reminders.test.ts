import { describe, expect, it } from 'vitest'
import type { Account, Due } from '../api/types.ts'
import { keys, queryClient } from './query-client.ts'
import { beforeLabel, reminderInstant, suggestions } from './reminders.ts'

const settings = {
  timeZone: 'America/New_York',
  locale: 'en-GB',
  weekStart: 'monday',
  theme: 'system',
  dailyDigest: true,
}
queryClient.setQueryData(keys.account, { settings } as Account)

const dated: Due = { date: '2026-11-26', time: null, timeZone: null }
const at = (reminder: Parameters<typeof reminderInstant>[0], due: Due | null) =>
  reminderInstant(reminder, due)?.toISOString()

describe('a reminder is sent', () => {
  it('at nine in the morning of the reader, for a date without a time', () =>
    expect(at({ minutesBefore: 0 }, dated)).toBe('2026-11-26T14:00:00.000Z'))
  it('before a time of the reader, for one that floats', () =>
    expect(at({ minutesBefore: 60 }, { ...dated, time: '18:00' })).toBe('2026-11-26T22:00:00.000Z'))
  it('before a time in the zone that it was set in', () =>
    expect(at({ minutesBefore: 60 }, { ...dated, time: '18:00', timeZone: 'Asia/Tokyo' })).toBe(
      '2026-11-26T08:00:00.000Z',
    ))
  it('a day before, which is 24 hours, when the clock changes between', () =>
    expect(at({ minutesBefore: 1440 }, { date: '2026-11-01', time: '09:00', timeZone: null })).toBe(
      '2026-10-31T14:00:00.000Z',
    ))
  it('at an instant, whatever is due', () =>
    expect(at({ at: '2026-11-25T10:00:00.000Z' }, null)).toBe('2026-11-25T10:00:00.000Z'))
  it('never, while it waits for a due date', () => expect(at({ minutesBefore: 0 }, null)).toBeUndefined())
})

describe('how long before', () => {
  it.each([
    [0, 'When it is due'],
    [1, '1 minute before'],
    [90, '90 minutes before'],
    [60, '1 hour before'],
    [1440, '1 day before'],
    [20_160, '2 weeks before'],
  ])('%i minutes: %s', (minutes, expected) => expect(beforeLabel(minutes)).toBe(expected))
})

describe('what is suggested', () => {
  it('is yet to come, and not there already', () =>
    expect(suggestions(dated, [{ minutesBefore: 0 }], new Date('2026-11-24T20:00:00Z'))).toEqual([
      { minutesBefore: 1440 },
    ]))
  it('is a time of the reader, where nothing is due', () =>
    expect(suggestions(null, [], new Date('2026-11-25T01:00:00Z'))).toEqual([
      { at: '2026-11-25T14:00:00.000Z' },
      { at: '2026-12-01T14:00:00.000Z' },
    ]))
})
