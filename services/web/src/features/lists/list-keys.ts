import type { KeyboardEvent } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { focusFirst } from '../../ui/focus.ts'

/** Arrows go from one list to the next, with Alt they take it along. */
export const listKeys = (lists: ListSummary[], move: (from: number, to: number) => void) => (event: KeyboardEvent) => {
  const row = (event.target as Element).closest<HTMLElement>('[data-list]')
  const index = lists.findIndex(({ id }) => id === row?.dataset['list'])
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key]
  if (!step || index < 0 || !(event.target as Element).matches('a')) return
  event.preventDefault()
  if (event.altKey) move(index, index + step)
  else focusFirst((step < 0 ? row?.previousElementSibling : row?.nextElementSibling)?.querySelector('a'))
}
