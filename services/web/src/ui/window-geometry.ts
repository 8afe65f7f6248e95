/** Where each row begins, in pixels from the top of its list, and where the last one ends. */
export const offsetsOf = (
  keys: readonly string[],
  heights: ReadonlyMap<string, number>,
  usual: number,
): Float64Array => {
  const offsets = new Float64Array(keys.length + 1)
  for (const [index, key] of keys.entries()) offsets[index + 1] = (offsets[index] ?? 0) + (heights.get(key) ?? usual)
  return offsets
}

const at = (offsets: Float64Array, index: number): number => offsets[index] ?? 0

/** The row that covers a height of the list; the first or the last beyond its ends. */
export const rowAt = (offsets: Float64Array, y: number): number => {
  let [low, high] = [0, Math.max(0, offsets.length - 2)]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (at(offsets, middle) <= y) low = middle
    else high = middle - 1
  }
  return low
}

/** Rows from `first` up to and without `end`. */
export interface Span {
  first: number
  end: number
}

/** The rows between two heights, to the next dozen, so that little scrolling asks for no others. */
export const spanBetween = (offsets: Float64Array, top: number, bottom: number): Span => ({
  first: Math.floor(rowAt(offsets, top) / 12) * 12,
  end: Math.ceil((rowAt(offsets, bottom) + 1) / 12) * 12,
})

export interface Placed {
  index: number
  /** Pixels of rows that are left out above it. */
  gap: number
}

/** The rows of a span and those that must stay, with the room of what is left out above each, and below the last. */
export const placed = (offsets: Float64Array, { first, end }: Span, kept: readonly number[]) => {
  const count = offsets.length - 1
  const indexes = new Set(kept.filter(index => index >= 0 && index < count))
  for (let index = first; index < Math.min(end, count); index++) indexes.add(index)
  let next = 0
  const rows: Placed[] = [...indexes]
    .sort((left, right) => left - right)
    .map(index => {
      const gap = at(offsets, index) - at(offsets, next)
      next = index + 1
      return { index, gap }
    })
  return { rows, below: at(offsets, count) - at(offsets, next) }
}
