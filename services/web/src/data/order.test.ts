import { describe, expect, it } from 'vitest'
import { byPosition, placeFor, positionAt } from './order.ts'

const siblings = [
  { id: 'c', position: 'a2' },
  { id: 'a', position: 'a0' },
  { id: 'b', position: 'a1' },
]
const orderWith = (place: Parameters<typeof positionAt>[1]) =>
  [...siblings, { id: 'new', position: positionAt(siblings, place) }]
    .toSorted(byPosition)
    .map(({ id }) => id)
    .join('')

describe('the position of a place', () => {
  it('is before all others for first', () => expect(orderWith('first')).toBe('newabc'))
  it('is after all others for last', () => expect(orderWith('last')).toBe('abcnew'))
  it('is just before the named sibling', () => expect(orderWith({ before: 'b' })).toBe('anewbc'))
  it('is just after the named sibling', () => expect(orderWith({ after: 'b' })).toBe('abnewc'))
  it('is last when the named sibling is gone', () => expect(orderWith({ after: 'gone' })).toBe('abcnew'))
  it('exists for the first item of all', () => expect(positionAt([], 'last')).toBe('a0'))
  it('survives siblings with one position', () => {
    const twins = [
      { id: 'a', position: 'a0' },
      { id: 'b', position: 'a0' },
    ]
    expect(positionAt(twins, { after: 'a' })).toBe('a0')
  })
})

describe('the place for a move', () => {
  it('is after the target when going down', () => expect(placeFor(['a', 'b', 'c'], 0, 2)).toEqual({ after: 'c' }))
  it('is before the target when going up', () => expect(placeFor(['a', 'b', 'c'], 2, 0)).toEqual({ before: 'a' }))
  it('is none where nothing moves', () => expect(placeFor(['a', 'b'], 1, 1)).toBeUndefined())
  it('is none beyond the ends', () => expect(placeFor(['a', 'b'], 0, -1)).toBeUndefined())
})
