import { isTyping, singleKeys } from '../../ui/shortcuts.ts'
import { toggled, withAll } from './ranges.ts'
import { idOf, type KeyedRows } from './row-keys.ts'
import { select, selection } from './selection.ts'

/**
 * Hears X for the row that has the focus or lies under the pointer, and Ctrl or Cmd with A for all rows of the list that
 * has the focus, else of the first one.
 */
export const hearSelecting = (latest: { readonly current: KeyedRows }, signal: AbortSignal): void => {
  const onKeyDown = (event: globalThis.KeyboardEvent): void => {
    const { list, order, writable } = latest.current
    const element = list.current
    if (!element || event.defaultPrevented || event.altKey || isTyping(event.target)) return
    if (document.querySelector('dialog[open], [role="menu"]')) return
    const held = (event.target as Element).closest('[data-rows]')
    if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      if ((held ?? document.querySelector('#todos [data-rows]')) !== element) return
      select(
        withAll(
          selection.get(),
          order.filter(writable).map(({ id }) => id),
        ),
      )
    } else if (event.key === 'x' && !event.ctrlKey && !event.metaKey && singleKeys.get()) {
      const row = (event.target as Element).closest('[data-todo]') ?? document.querySelector('#todos [data-todo]:hover')
      const todo = element.contains(row) ? order.find(({ id }) => id === idOf(row)) : undefined
      if (!todo || !writable(todo)) return
      select(toggled(selection.get(), todo.id))
    } else return
    event.preventDefault()
  }
  document.addEventListener('keydown', onKeyDown, { signal })
}
