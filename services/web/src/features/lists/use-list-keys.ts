import { type KeyboardEvent, useEffect } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { ahead, soon } from '../../ui/ahead.ts'

let keys: typeof import('./list-keys.ts') | undefined
const loadKeys = ahead(
  soon(async () => {
    keys = await import('./list-keys.ts')
  }),
)

/** The keys of the lists come right after them. */
export const useListKeys = (lists: ListSummary[], move: (from: number, to: number) => void) => {
  useEffect(loadKeys, [])
  return (event: KeyboardEvent) => keys?.listKeys(lists, move)(event)
}
