import { generateKeyBetween } from 'fractional-indexing'
import type { Place } from '../api/types.ts'

interface Placed {
  id: string
  position: string
}

/** Order of fractional positions, which compare as plain strings; equal ones keep the order of their making. */
export const byPosition = (a: Placed, b: Placed): number => {
  const [left, right] = a.position === b.position ? [a.id, b.id] : [a.position, b.position]
  return left < right ? -1 : Number(left > right)
}

/** The position that a place among siblings will probably get; the server has the last word. */
export const positionAt = (siblings: readonly Placed[], place: Place): string => {
  const ordered = siblings.toSorted(byPosition)
  const key = (before?: Placed, after?: Placed) => {
    try {
      return generateKeyBetween(before?.position ?? null, after?.position ?? null)
    } catch {
      return before?.position ?? after?.position ?? 'a0'
    }
  }
  if (place === 'first') return key(undefined, ordered[0])
  if (place === 'last') return key(ordered.at(-1))
  const index = ordered.findIndex(({ id }) => id === ('before' in place ? place.before : place.after))
  if (index < 0) return key(ordered.at(-1))
  return 'before' in place ? key(ordered[index - 1], ordered[index]) : key(ordered[index], ordered[index + 1])
}

/** The place that brings an item from one index to another, both counted in the list as it is before. */
export const placeFor = (ids: readonly string[], from: number, to: number): Place | undefined => {
  const target = ids[to]
  if (from === to || target === undefined) return undefined
  return to > from ? { after: target } : { before: target }
}
