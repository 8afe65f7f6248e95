import { describe, expect, it } from 'vitest'
import { indexAt, shiftOf } from './reorder-geometry.ts'

const boxes = [0, 40, 80, 120].map(top => ({ top, height: 40 }))

describe('a dragged row', () => {
  it('stays while it covers less than half of its neighbour', () => expect(indexAt(boxes, 1, 19)).toBe(1))
  it('passes a neighbour at its middle', () => expect(indexAt(boxes, 1, 21)).toBe(2))
  it('goes up past several', () => expect(indexAt(boxes, 3, -110)).toBe(0))
  it('goes no further than the ends', () => {
    expect(indexAt(boxes, 0, 900)).toBe(3)
    expect(indexAt(boxes, 3, -900)).toBe(0)
  })
  it('counts the heights of rows of two lines', () =>
    expect(
      indexAt(
        [
          { top: 0, height: 40 },
          { top: 40, height: 80 },
        ],
        0,
        39,
      ),
    ).toBe(0))
})

const shifts = (from: number, to: number) =>
  boxes.map((_, index) => (index === from ? 0 : shiftOf(index, boxes, from, to)))

describe('the other rows', () => {
  it('close the gap when one goes down', () => expect(shifts(0, 2)).toEqual([0, -40, -40, 0]))
  it('make room when one comes up', () => expect(shifts(3, 1)).toEqual([0, 40, 40, 0]))
})
