import { describe, expect, it } from 'vitest'
import { dateLabel, dueLabel, instantOf, readDue } from './due.ts'

const berlin = 'Europe/Berlin'
const now = new Date('2026-11-24T10:00:00Z')

describe('the instant of a local time', () => {
  it.each([
    ['winter', '2026-01-15', '09:30', berlin, '2026-01-15T08:30:00.000Z'],
    ['summer', '2026-07-15', '09:30', berlin, '2026-07-15T07:30:00.000Z'],
    ['a zone far behind', '2026-07-15', '23:30', 'Pacific/Honolulu', '2026-07-16T09:30:00.000Z'],
    ['a zone of half hours', '2026-07-15', '09:30', 'Asia/Kolkata', '2026-07-15T04:00:00.000Z'],
    ['the earlier of a repeated hour', '2026-10-25', '02:30', berlin, '2026-10-25T00:30:00.000Z'],
    [
      'after the skip, for an hour that does not exist',
      '2026-03-08',
      '02:30',
      'America/New_York',
      '2026-03-08T07:30:00.000Z',
    ],
  ])('is right in %s', (_, date, time, zone, expected) => {
    expect(instantOf(date, time, zone).toISOString()).toBe(expected)
  })
})

describe('a due date', () => {
  const dated = (date: string) => ({ date, time: null, timeZone: null })

  it('is overdue from the day after', () => expect(readDue(dated('2026-11-23'), now, berlin).urgency).toBe('overdue'))
  it('is today all day long', () => expect(readDue(dated('2026-11-24'), now, berlin).urgency).toBe('today'))
  it('is soon within a week', () => expect(readDue(dated('2026-12-01'), now, berlin).urgency).toBe('soon'))
  it('is later beyond', () => expect(readDue(dated('2026-12-02'), now, berlin).urgency).toBe('later'))
  it('is the same date wherever the reader is', () =>
    expect(readDue(dated('2026-11-24'), now, 'Pacific/Honolulu').date).toBe('2026-11-24'))

  it('with a time in a zone moves with the reader', () => {
    const due = { date: '2026-11-25', time: '01:00', timeZone: berlin }
    expect(readDue(due, now, 'America/New_York')).toMatchObject({ date: '2026-11-24', urgency: 'today' })
  })

  it('with a floating time is that time wherever the reader is', () => {
    const due = { date: '2026-11-24', time: '10:30', timeZone: null }
    expect(readDue(due, now, berlin).urgency).toBe('overdue')
    expect(readDue(due, now, 'Europe/London').urgency).toBe('today')
  })
})

describe('a date in words', () => {
  it.each([
    ['2026-11-23', 'Yesterday'],
    ['2026-11-24', 'Today'],
    ['2026-11-25', 'Tomorrow'],
    ['2026-11-28', 'Saturday'],
    ['2026-12-05', '5 Dec'],
    ['2027-01-05', '5 Jan 2027'],
  ])('says %s as %s', (date, words) => expect(dateLabel(date, '2026-11-24', 'en-GB')).toBe(words))

  it('has the time of the reader', () => {
    const due = { date: '2026-11-24', time: '18:00', timeZone: berlin }
    expect(dueLabel(due, now, 'Europe/London', 'en-GB')).toBe('Today, 17:00')
  })
})
