import { describe, expect, it } from 'vitest'
import { offsetsOf, placed, rowAt, spanBetween } from './window-geometry.ts'

const keys = Array.from({ length: 1000 }, (_, index) => String(index))
const even = offsetsOf(keys, new Map(), 40)

describe('the heights of rows', () => {
  it('are the measured ones, and the usual one for those never seen', () =>
    expect([...offsetsOf(['a', 'b', 'c'], new Map([['b', 64]]), 40)]).toEqual([0, 40, 104, 144]))
})

describe('the row at a height', () => {
  it('is the one that covers it', () => expect([0, 39, 40, 3999].map(y => rowAt(even, y))).toEqual([0, 0, 1, 99]))
  it('is an end of the list beyond it', () => expect([-500, 1e6].map(y => rowAt(even, y))).toEqual([0, 999]))
  it('is the first of none', () => expect(rowAt(offsetsOf([], new Map(), 40), 10)).toBe(0))
})

describe('what is shown', () => {
  it('is a span of whole dozens around what is in sight', () =>
    expect(spanBetween(even, 4000, 4800)).toEqual({ first: 96, end: 132 }))

  it('leaves room for all that is not', () => {
    const { rows, below } = placed(even, { first: 96, end: 99 }, [])
    expect(rows).toEqual([
      { index: 96, gap: 96 * 40 },
      { index: 97, gap: 0 },
      { index: 98, gap: 0 },
    ])
    expect(below).toBe((1000 - 99) * 40)
  })

  it('has what must stay, wherever it is', () => {
    const { rows, below } = placed(even, { first: 96, end: 97 }, [500, 10, -1, 1000])
    expect(rows).toEqual([
      { index: 10, gap: 400 },
      { index: 96, gap: 85 * 40 },
      { index: 500, gap: 403 * 40 },
    ])
    expect(below).toBe(499 * 40)
  })

  it('ends with the list', () => expect(placed(even, { first: 996, end: 1008 }, []).rows).toHaveLength(4))
})
