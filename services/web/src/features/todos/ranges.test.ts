import { describe, expect, it } from 'vitest'
import { extended, toggled, withAll } from './ranges.ts'
import { nothing, type Selection } from './selection.ts'

const order = [...'abcdef']
const words = ({ ids }: Selection) => [...ids].toSorted().join('')

describe('selecting one', () => {
  it('adds it, and a second time takes it away', () => {
    const one = toggled(nothing, 'b')
    expect([words(one), one.choosing]).toEqual(['b', true])
    const none = toggled(one, 'b')
    expect([words(none), none.choosing]).toEqual(['', false])
  })
})

describe('selecting a range', () => {
  const from = (id: string, ...to: string[]) =>
    to.reduce((now, next) => extended(now, order, next), toggled(nothing, id))
  it('goes from the one before to this one, in either direction', () =>
    expect([words(from('b', 'e')), words(from('e', 'b'))]).toEqual(['bcde', 'bcde']))
  it('is drawn anew from where it began', () => expect(words(from('c', 'f', 'b'))).toBe('bc'))
  it('keeps what was selected apart from it', () =>
    expect(words(extended(toggled(toggled(nothing, 'a'), 'd'), order, 'e'))).toBe('ade'))
  it('begins at the first that was clicked', () => expect(words(extended(nothing, order, 'c'))).toBe('c'))
  it('begins anew where its beginning is gone', () =>
    expect(words(extended(toggled(nothing, 'gone'), order, 'c'))).toBe('cgone'))
})

describe('selecting all', () => {
  it('takes every one', () => expect(words(withAll(nothing, order))).toBe('abcdef'))
})
