import { Suspense, useRef, useState } from 'react'
import type { Account, ListSummary } from '../../api/types.ts'
import { moveList, useLists } from '../../data/lists.ts'
import { placeFor } from '../../data/order.ts'
import { ahead, lazily } from '../../ui/ahead.ts'
import { IconButton } from '../../ui/button.tsx'
import { useFocusWhenLost } from '../../ui/focus.ts'
import { CalendarDays, ChevronRight, CircleCheck, ListTodo, Plus, Search, Sun, Trash2 } from '../../ui/icons.ts'
import { useReorder } from '../../ui/reorder.ts'
import { Link, navigate, usePath } from '../../ui/router.tsx'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { announce } from '../../ui/toasts.ts'
import { AccountMenu } from './account-menu.tsx'
import { ListLink, linkLook } from './list-link.tsx'
import { useListKeys } from './use-list-keys.ts'

const loadForm = () => import('./list-form.tsx')
const ListForm = lazily(loadForm)

const useMoves = (lists: ListSummary[]) => (from: number, to: number) => {
  const list = lists[from]
  const place = placeFor(
    lists.map(({ id }) => id),
    from,
    to,
  )
  if (!list || !place) return
  announce(`Moved ${list.name} to position ${to + 1} of ${lists.length}`)
  void moveList(list, place)
}

/** The lists of the account, and the way to everything else. */
export const Sidebar = ({ account }: { account: Account }) => {
  const { data: lists = [], isPending, isError } = useLists()
  const open = lists.filter(list => list.archivedAt === null)
  const archived = lists.filter(list => list.archivedAt !== null)
  const move = useMoves(open)
  const path = usePath()
  const inTrash = path === '/trash'
  const nav = useRef<HTMLElement>(null)
  useFocusWhenLost(nav, path === '/lists' ? path : undefined)
  const list = useRef<HTMLUListElement>(null)
  const { begin } = useReorder({ list, onMove: move })
  return (
    <nav ref={nav} tabIndex={-1} aria-label="Lists" className="flex min-h-full flex-col px-3 pt-4 pb-6">
      <AccountMenu account={account} />
      <Views path={path} />
      <div className="mt-5 mb-1 flex items-center justify-between pl-2.5">
        {/* On a narrow screen the lists are a screen of their own. */}
        <h1 className="font-medium text-faint text-xs pair:hidden">Lists</h1>
        <h2 className="hidden font-medium text-faint text-xs pair:block">Lists</h2>
        <NewList />
      </div>
      {/* The keys belong to the links inside. */}
      <ul ref={list} onKeyDown={useListKeys(open, move)} className="relative grid grid-cols-1 gap-px">
        {open.map((one, index) => (
          <ListLink key={one.id} list={one} index={index} count={open.length} onMove={move} onGrab={begin} />
        ))}
      </ul>
      {isPending ? <p className="px-2.5 py-2 text-faint text-sm">Loading…</p> : null}
      {isError ? <p className="px-2.5 py-2 text-danger text-sm">The lists could not be loaded.</p> : null}
      <Archived lists={archived} />
      <div className="mt-auto pt-6">
        <Link href="/trash" className={linkLook(inTrash)} aria-current={inTrash ? 'page' : undefined}>
          <Trash2 size={17} className="text-faint" />
          Trash
        </Link>
      </div>
    </nav>
  )
}

const views = [
  { href: '/search', name: 'Search', icon: Search, keys: '/' },
  { href: '/today', name: 'Today', icon: Sun },
  { href: '/upcoming', name: 'Upcoming', icon: CalendarDays },
  { href: '/all', name: 'All', icon: ListTodo },
  { href: '/completed', name: 'Completed', icon: CircleCheck },
]

const Views = ({ path }: { path: string }) => {
  useShortcuts({
    '/': () => {
      navigate('/search')
      document.querySelector<HTMLElement>('#search')?.focus()
    },
  })
  return (
    <ul aria-label="Views" className="mt-4 grid grid-cols-1 gap-px">
      {views.map(({ href, name, icon: Icon, keys }) => (
        <li key={href} className="flex">
          <Link
            href={href}
            className={linkLook(path.startsWith(href))}
            aria-current={path === href ? 'page' : undefined}
          >
            <Icon size={17} className="text-faint" />
            <span className="flex-1">{name}</span>
            {keys ? (
              <span aria-hidden="true" className="rounded-md border border-line px-1.5 text-faint text-xs">
                {keys}
              </span>
            ) : null}
          </Link>
        </li>
      ))}
    </ul>
  )
}

const NewList = () => {
  const [adding, setAdding] = useState(false)
  const prepare = ahead(loadForm)
  return (
    <>
      <IconButton label="New list" onPointerEnter={prepare} onFocus={prepare} onClick={() => setAdding(true)}>
        <Plus size={18} />
      </IconButton>
      {adding ? (
        <Suspense>
          <ListForm onClose={() => setAdding(false)} />
        </Suspense>
      ) : null}
    </>
  )
}

const Archived = ({ lists }: { lists: ListSummary[] }) =>
  lists.length === 0 ? null : (
    <details className="group mt-5">
      <summary className="flex h-8 list-none items-center rounded-lg px-2.5 font-medium text-faint text-xs hover:bg-hover">
        <ChevronRight size={14} className="mr-1.5 -ml-1 transition-transform duration-200 group-open:rotate-90" />
        Archived <span className="ml-1.5 tabular-nums">{lists.length}</span>
      </summary>
      <ul className="grid grid-cols-1 gap-px">
        {lists.map((one, index) => (
          <ListLink key={one.id} list={one} index={index} count={lists.length} />
        ))}
      </ul>
    </details>
  )
