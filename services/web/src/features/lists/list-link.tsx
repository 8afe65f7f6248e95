import { type PointerEvent, Suspense, useState } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { archiveList, deleteList, unarchiveList } from '../../data/lists.ts'
import { sharing } from '../../data/sharing.ts'
import { lazily } from '../../ui/ahead.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Pencil, Trash2, Users } from '../../ui/icons.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'
import { Link, navigate, usePath } from '../../ui/router.tsx'
import { tell } from '../../ui/toasts.ts'
import { counted } from '../../ui/words.ts'

const ListForm = lazily(() => import('./list-form.tsx'))

export const linkLook = (active: boolean): string =>
  `flex h-11 min-w-0 flex-1 items-center gap-3 rounded-lg px-2.5 transition-colors duration-150 hover:bg-hover pair:h-9 pair:text-sm ${active ? 'bg-selected font-medium' : 'text-soft'}`

interface ListLinkProps {
  list: ListSummary
  index: number
  count: number
  onMove?: (from: number, to: number) => void
  onGrab?: (event: PointerEvent, index: number) => void
}

type Asking = 'edit' | 'delete' | undefined

const useEntries = ({ list, index, count, onMove }: ListLinkProps, ask: (asking: Asking) => void): MenuEntry[][] => {
  const archive = () => {
    void archiveList(list)
    tell({ text: `Archived ${list.name}.`, action: 'Undo', act: () => void unarchiveList(list) })
  }
  const moves: MenuEntry[] = onMove
    ? [
        { label: 'Move up', icon: ArrowUp, act: () => onMove(index, index - 1), disabled: index === 0 },
        { label: 'Move down', icon: ArrowDown, act: () => onMove(index, index + 1), disabled: index === count - 1 },
      ]
    : []
  const share: MenuEntry = {
    ...{ label: list.role === 'owner' ? 'Share…' : 'Members…', icon: Users },
    act: () => sharing.set(list.id),
  }
  const owned: MenuEntry[] = [
    list.archivedAt
      ? { label: 'Bring back', icon: ArchiveRestore, act: () => void unarchiveList(list) }
      : { label: 'Archive', icon: Archive, act: archive },
    { label: 'Delete…', icon: Trash2, act: () => ask('delete'), danger: true },
  ]
  return list.role === 'owner'
    ? [[{ label: 'Rename or recolour…', icon: Pencil, act: () => ask('edit') }, share], moves, owned]
    : [[share], moves]
}

/** A list in the sidebar. Todos can be dropped on it. */
export const ListLink = (props: ListLinkProps) => {
  const { list, index, onGrab } = props
  const [asking, ask] = useState<Asking>()
  const path = usePath()
  const entries = useEntries(props, ask)
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
        groups={() => entries}
        className="-ml-8 bg-sunken opacity-0 focus-visible:opacity-100 group-hover:opacity-100 aria-expanded:opacity-100 touch:ml-0 touch:opacity-100"
      />
      {asking === 'edit' ? (
        <Suspense>
          <ListForm list={list} onClose={() => ask(undefined)} />
        </Suspense>
      ) : null}
      {asking === 'delete' ? <ConfirmDelete list={list} active={active} onClose={() => ask(undefined)} /> : null}
    </li>
  )
}

const ConfirmDelete = ({ list, active, onClose }: { list: ListSummary; active: boolean; onClose: () => void }) => (
  <Confirm
    title={`Delete ${list.name}?`}
    action="Delete list"
    onClose={onClose}
    onConfirm={() => {
      if (active) navigate('/')
      void deleteList(list)
    }}
  >
    This deletes the list and everything in it for good, {counted(list.openTodos, 'open todo')} included. Archiving
    would keep it.
  </Confirm>
)
