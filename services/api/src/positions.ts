import type { Place } from '@todo/contracts'
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing'

/** Positions on either side of a gap; null is the open end. */
export interface Gap {
  readonly lower: string | null
  readonly upper: string | null
}

/** From this length on, the whole order is numbered anew. */
export const longPosition = 100

/** A position inside the gap: a fractional index (base 62), ordered byte by byte. */
export const positionIn = ({ lower, upper }: Gap): string => generateKeyBetween(lower, upper)

/** `count` positions inside the gap, in order. */
export const positionsIn = ({ lower, upper }: Gap, count: number): string[] => generateNKeysBetween(lower, upper, count)

/** The neighbour that a place names, if it names one. */
export const neighbourOf = (place: Place): string | null =>
  typeof place === 'string' ? null : 'before' in place ? place.before : place.after

/** Which query finds the gap. */
export const kindOf = (place: Place): 'first' | 'last' | 'before' | 'after' =>
  typeof place === 'string' ? place : 'before' in place ? 'before' : 'after'
