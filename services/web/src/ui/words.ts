import type { Color, Priority } from '../api/types.ts'

export const priorities: readonly { value: Priority; label: string }[] = [
  { value: 'none', label: 'None' },
  { value: 'low', label: 'Low' },
  { value: 'medium', label: 'Medium' },
  { value: 'high', label: 'High' },
]

export const colors: readonly Color[] = ['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink']

/** A number with its noun: `1 todo`, `3 todos`. */
export const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
