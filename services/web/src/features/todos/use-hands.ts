import { type KeyboardEvent, type MouseEvent, type PointerEvent, useEffect, useRef } from 'react'
import type { Todo } from '../../api/types.ts'
import { ahead, soon } from '../../ui/ahead.ts'
import type { KeyedRows } from './row-keys.ts'

let hands: typeof import('./hands.ts') | undefined
const loadHands = soon(async () => {
  hands ??= await import('./hands.ts')
  return hands
})

type Lift = ((event: PointerEvent, id: string, onStay: () => void) => void) | undefined

/** What a list of rows hears of keys and pointers, once {@link loadHands} has come, and how one of them is selected. */
export const useHands = (rows: KeyedRows, lift: Lift) => {
  const latest = useRef(rows)
  useEffect(() => {
    latest.current = rows
  })
  useEffect(() => {
    const stop = new AbortController()
    ahead(async () => (await loadHands()).hearSelecting(latest, stop.signal))()
    return () => stop.abort()
  }, [])
  const pointer = () => hands?.rowPointer({ ...rows, lift })
  return {
    pick: (order: readonly Todo[], id: string, range: boolean) => hands?.pick(order, id, range),
    hears: {
      onKeyDown: (event: KeyboardEvent<HTMLUListElement>) => hands?.rowKeys(rows)(event),
      onMouseDown: (event: MouseEvent) => pointer()?.onMouseDown(event),
      onClickCapture: (event: MouseEvent) => pointer()?.onClickCapture(event),
      onPointerDown: (event: PointerEvent) => pointer()?.onPointerDown(event),
      onContextMenu: (event: MouseEvent) => pointer()?.onContextMenu(event),
    },
  }
}
