import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { calendarDate, due, duePatch, newDue, timeOfDay, timeZone } from './due.ts'

const twoDigits = (max: number) => fc.nat({ max }).map(number => String(number).padStart(2, '0'))
const year = fc.integer({ min: 0, max: 9999 }).map(number => String(number).padStart(4, '0'))
const anyDate = fc.tuple(year, twoDigits(13), twoDigits(32)).map(parts => parts.join('-'))
const anyTime = fc.tuple(twoDigits(25), twoDigits(61)).map(parts => parts.join(':'))

const exists = (read: () => unknown): boolean => {
  try {
    return read() !== undefined
  } catch {
    return false
  }
}

const date = anyDate.filter(text => calendarDate.safeParse(text).success)
const time = anyTime.filter(text => timeOfDay.safeParse(text).success)
const zone = fc.constantFrom(...Intl.supportedValuesOf('timeZone'))
const anyDue = fc.oneof(
  fc.record({ date, time: fc.constant(null), timeZone: fc.constant(null) }),
  fc.record({ date, time, timeZone: fc.option(zone) }),
)

describe('due', () => {
  it('goes out as it came in, whatever its kind', () => {
    fc.assert(
      fc.property(anyDue, value => {
        const stored = newDue.parse(JSON.parse(JSON.stringify(value)))
        expect(due.parse(JSON.parse(JSON.stringify(stored)))).toEqual(value)
        expect(duePatch.parse(value)).toEqual(value)
      }),
    )
  })

  it('may leave out what it has not', () => {
    expect(newDue.parse({ date: '2026-02-28' })).toEqual({ date: '2026-02-28', time: null, timeZone: null })
  })

  it('is refused with a zone and no time, and with what is not known', () => {
    expect(newDue.safeParse({ date: '2026-02-28', timeZone: 'UTC' }).error?.issues[0]?.path).toEqual(['timeZone'])
    expect(newDue.safeParse({ date: '2026-02-28', zone: 'UTC' }).success).toBe(false)
  })
})

describe('its parts', () => {
  it('take a date that the calendar has, of the years 1900 to 2999', () => {
    fc.assert(
      fc.property(anyDate, text => {
        const real = exists(() => Temporal.PlainDate.from(text, { overflow: 'reject' }))
        expect(calendarDate.safeParse(text).success).toBe(real && text >= '1900' && text < '3000')
      }),
      { numRuns: 1000 },
    )
    expect(calendarDate.safeParse('2028-02-29').success).toBe(true)
    for (const text of ['2026-02-29', '2026-2-1', '2026-02-28T00:00', '', ' 2026-02-28']) {
      expect([text, calendarDate.safeParse(text).success]).toEqual([text, false])
    }
  })

  it('take a time that the clock has', () => {
    fc.assert(
      fc.property(anyTime, text => {
        const real = exists(() => Temporal.PlainTime.from(text, { overflow: 'reject' }))
        expect(timeOfDay.safeParse(text).success).toBe(real)
      }),
      { numRuns: 500 },
    )
    for (const text of ['9:30', '09:30:00', '24:00', '']) expect(timeOfDay.safeParse(text).success).toBe(false)
  })

  it('take every zone of the IANA database, and neither offsets nor inventions', () => {
    for (const name of [...Intl.supportedValuesOf('timeZone'), 'UTC', 'Etc/GMT+5']) {
      expect([name, timeZone.safeParse(name).success]).toEqual([name, true])
    }
    for (const name of ['+02:00', '-05', 'Mars/Olympus', '', 'Europe/Berlin\u0000', 'x'.repeat(65)]) {
      expect([name, timeZone.safeParse(name).success]).toEqual([name, false])
    }
  })
})
