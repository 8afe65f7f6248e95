import { useEffect, useRef } from 'react'
import type { Todo } from '../../api/types.ts'
import { focusFirst } from '../../ui/focus.ts'
import { trashAll } from './bulk-actions.ts'
import { endSelecting, selection } from './selection.ts'

/** Escape ends it, Delete throws away; both wherever the focus is among the rows or on the bar. */
export const useBarKeys = (todos: readonly Todo[]): void => {
  const latest = useRef(todos)
  useEffect(() => {
    latest.current = todos
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const target = event.target as Element
      if (event.defaultPrevented || target.matches('input:not([type="checkbox"]), textarea, select')) return
      if (document.querySelector('dialog[open], [role="menu"]')) return
      if (target !== document.body && !target.closest('#todos')) return
      if (event.key === 'Escape') endSelecting()
      else if (event.key === 'Delete' && latest.current.length > 0) void trashAll(latest.current)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
}

/** Milliseconds until a menu that closes has given the focus back, to a button that may be gone. */
const closing = 60

/** When the bar goes, or the rows, what had the focus may be gone: then the next row that stays has it. */
export const useFocusKept = (chosen: readonly Todo[]): void => {
  const last = useRef<Element | null>(null)
  useEffect(() => {
    const id = selection.get().head ?? chosen.at(-1)?.id
    last.current = document.querySelector(`#todos [data-todo="${id}"]`) ?? last.current
  })
  useEffect(
    () => () => {
      const rows = [...document.querySelectorAll('#todos [data-todo]:not(.leaving)')]
      const before = last.current?.compareDocumentPosition.bind(last.current)
      setTimeout(() => {
        if (document.activeElement && document.activeElement !== document.body) return
        const there = rows.filter(row => row.isConnected && !row.matches('.leaving'))
        const next = there.find(row => row === last.current || (before?.(row) ?? 0) & Node.DOCUMENT_POSITION_FOLLOWING)
        focusFirst(
          (next ?? there.at(-1))?.querySelector('a'),
          document.querySelector('#new-todo'),
          document.querySelector('main h1'),
        )
      }, closing)
    },
    [],
  )
}
