import { Suspense, useMemo, useRef } from 'react'
import type { ListSummary, Todo } from '../../api/types.ts'
import { sharing } from '../../data/sharing.ts'
import { useTodos } from '../../data/todo-queries.ts'
import { lazily } from '../../ui/ahead.ts'
import { IconButton } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { useFocusWhenLost } from '../../ui/focus.ts'
import { ChevronLeft, CircleAlert, ListTodo, Users } from '../../ui/icons.ts'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { Link } from '../../ui/router.tsx'
import { Completed } from './completed.tsx'
import { moving, OpenTodos } from './open-todos.tsx'
import { QuickAdd } from './quick-add.tsx'
import { SelectButton, Selecting } from './selecting.tsx'

const ArchivedNote = lazily(() => import('./archived-note.tsx'))

interface ListScreenProps {
  list: ListSummary
  /** The todo whose details are open. */
  selected: string | undefined
}

/** The todos of one list. */
export const ListScreen = ({ list, selected }: ListScreenProps) => {
  const { data: todos, isError, error, refetch } = useTodos({ listId: list.id, done: false })
  const writable = list.role !== 'viewer' && list.archivedAt === null
  // Read only once somebody wants to see them.
  const { data: done } = useTodos({ listId: list.id, done: true }, false)
  const roots = useMemo(() => todos?.filter(todo => todo.parentId === null) ?? [], [todos])
  const shown = useMemo(() => [...roots, ...(done ?? [])], [roots, done])
  const step = (todo: Todo, by: number) => moving(roots)(roots.indexOf(todo), roots.indexOf(todo) + by)
  return (
    <div data-color={list.color} className="mx-auto flex min-h-full max-w-3xl flex-col px-4 pb-10 pair:px-8 full:px-10">
      <title>{`${list.name} – Todo`}</title>
      <Heading list={list} selectable={writable && shown.length > 0} />
      <Suspense>{list.archivedAt ? <ArchivedNote list={list} /> : null}</Suspense>
      {todos === undefined && !isError ? <LoadingRows label="Loading todos" /> : null}
      {todos === undefined && isError ? (
        <Notice
          icon={CircleAlert}
          title="The todos could not be loaded"
          action={{ label: 'Try again', act: () => void refetch() }}
        >
          {error.message}
        </Notice>
      ) : null}
      {todos ? <OpenTodos key={list.id} todos={roots} all={todos} selected={selected} writable={writable} /> : null}
      {writable ? <QuickAdd key={`add to ${list.id}`} list={list} /> : null}
      {todos && roots.length === 0 ? (
        <Notice icon={ListTodo} title="All clear">
          {writable ? 'Type the first thing on your mind and press Enter.' : 'There is nothing to do here.'}
        </Notice>
      ) : null}
      <Completed key={`completed in ${list.id}`} list={list} selected={selected} />
      <Selecting screen={list.id} todos={shown} move={step} />
    </div>
  )
}

const Heading = ({ list, selectable }: { list: ListSummary; selectable: boolean }) => {
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusWhenLost(heading, list.id)
  return (
    <header className="flex items-center gap-1 pt-3 pb-3 max-pair:sticky max-pair:top-0 max-pair:z-20 max-pair:bg-canvas pair:gap-0 pair:pt-10 pair:pb-4 pair:pl-1.5">
      <Link
        href="/lists"
        aria-label="All lists"
        className="-ml-2 grid size-10 place-items-center rounded-lg text-faint hover:bg-hover pair:hidden"
      >
        <ChevronLeft size={22} />
      </Link>
      <Dot color={list.color} className="mr-3.5 size-3 max-pair:hidden" />
      <h1 ref={heading} tabIndex={-1} className="min-w-0 flex-1 truncate font-bold text-xl tracking-tight">
        {list.name}
      </h1>
      {selectable ? <SelectButton /> : null}
      <IconButton
        label={list.role === 'owner' ? 'Share this list' : 'Members of this list'}
        aria-haspopup="dialog"
        onClick={() => sharing.set(list.id)}
        className="size-9"
      >
        <Users size={18} />
      </IconButton>
    </header>
  )
}
