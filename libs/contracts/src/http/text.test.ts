import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emailAddress, freeText, oneLine } from './text.ts'

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u0085', '\u0000', '\ud800', 'a') }),
)
/** The white space of Unicode, as Postgres has it, and what JavaScript adds to it. */
const blank = /^[\p{White_Space}\ufeff]*$/u

describe('oneLine', () => {
  it('takes what says something in one line, and nothing else', () => {
    fc.assert(
      fc.property(anyText, text => {
        const storable = text.isWellFormed() && [...text].length <= 10 && !text.includes('\u0000')
        const sayable = storable && !/[\n\r]/.test(text) && !blank.test(text)
        expect(oneLine(10).safeParse(text).success).toBe(sayable)
      }),
      { numRuns: 1000 },
    )
  })

  it('drops blanks around it, once and for all', () => {
    expect(oneLine(20).parse('  milk and ')).toBe('milk and')
    fc.assert(
      fc.property(anyText, text => {
        const { data } = oneLine(50).safeParse(text)
        if (data !== undefined) expect(oneLine(50).parse(data)).toBe(data)
      }),
    )
  })
})

describe('freeText', () => {
  it('takes any text that can be stored, as it is', () => {
    fc.assert(
      fc.property(anyText, text => {
        const { success, data } = freeText(20).safeParse(text)
        expect(success).toBe(text.isWellFormed() && [...text].length <= 20 && !text.includes('\u0000'))
        if (success) expect(data).toBe(text)
      }),
      { numRuns: 500 },
    )
  })
})

describe('emailAddress', () => {
  it('is one address in whatever case', () => {
    expect(emailAddress.parse('Ada.Lovelace@Example.COM')).toBe('ada.lovelace@example.com')
    for (const text of ['ada', 'ada@', '@example.com', 'a b@example.com', `${'a'.repeat(250)}@example.com`]) {
      expect([text, emailAddress.safeParse(text).success]).toEqual([text, false])
    }
  })
})
