import { type PointerEvent, Suspense, useState } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { ahead, lazily, soon } from '../../ui/ahead.ts'
import { Dot } from '../../ui/dot.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Link, usePath } from '../../ui/router.tsx'
import type { Asking } from './list-entries.ts'

const ListForm = lazily(() => import('./list-form.tsx'))
const DeleteList = lazily(() => import('./delete-list.tsx'))
const loadEntries = soon(() => import('./list-entries.ts'))

export const linkLook = (active: boolean): string =>
  `flex h-11 min-w-0 flex-1 items-center gap-3 rounded-lg px-2.5 transition-colors duration-150 hover:bg-hover pair:h-9 pair:text-sm ${active ? 'bg-selected font-medium' : 'text-soft'}`

interface ListLinkProps {
  list: ListSummary
  index: number
  count: number
  onMove?: (from: number, to: number) => void
  onGrab?: (event: PointerEvent, index: number) => void
}

/** A list in the sidebar. Todos can be dropped on it. */
export const ListLink = (props: ListLinkProps) => {
  const { list, index, count, onMove, onGrab } = props
  const [asking, ask] = useState<Asking>()
  const path = usePath()
  const entries = async () => (await loadEntries()).listEntries({ list, index, count, onMove, ask })
  const href = `/lists/${list.id}`
  const active = path.startsWith(href)
  return (
    <li
      data-list={list.id}
      className="group flex items-center rounded-lg data-dropping:bg-accent-wash data-dropping:outline-2 data-dropping:outline-accent"
    >
      <Link
        href={href}
        className={linkLook(active)}
        aria-current={active ? 'page' : undefined}
        draggable={false}
        onPointerDown={event => event.pointerType === 'mouse' && onGrab?.(event, index)}
      >
        <Dot color={list.color} className="mx-1 size-2.5" />
        <span className="min-w-0 flex-1 truncate">{list.name}</span>
        {list.openTodos > 0 ? (
          <span className="text-faint text-xs tabular-nums">
            {list.openTodos}
            <span className="sr-only"> open</span>
          </span>
        ) : null}
      </Link>
      <MenuButton
        label={`Actions for ${list.name}`}
        groups={entries}
        prepare={ahead(loadEntries)}
        className="-ml-8 bg-sunken opacity-0 focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 touch:ml-0 touch:opacity-100"
      />
      {asking === 'edit' ? (
        <Suspense>
          <ListForm list={list} onClose={() => ask(undefined)} />
        </Suspense>
      ) : null}
      {asking === 'delete' ? (
        <Suspense>
          <DeleteList list={list} active={active} onClose={() => ask(undefined)} />
        </Suspense>
      ) : null}
    </li>
  )
}
