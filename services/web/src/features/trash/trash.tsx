import { useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { useLists } from '../../data/lists.ts'
import { deleteTodo, restoreTodo } from '../../data/todo-changes.ts'
import { useTodos } from '../../data/todo-queries.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dot } from '../../ui/dot.tsx'
import { focusFirst, useFocusWhenLost } from '../../ui/focus.ts'
import { ChevronLeft, CircleAlert, Trash2 } from '../../ui/icons.ts'
import { RotateCcw } from '../../ui/icons-of-details.ts'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { Link } from '../../ui/router.tsx'
import { announce } from '../../ui/toasts.ts'

/** What was thrown away, until it is restored or deleted for good. */
export default () => {
  const { data: todos, isError, error, refetch } = useTodos({ trashed: true })
  const heading = useRef<HTMLHeadingElement>(null)
  useFocusWhenLost(heading, 'trash')
  const latest = todos?.toSorted((left, right) => (right.trashedAt ?? '').localeCompare(left.trashedAt ?? ''))
  return (
    <div className="mx-auto max-w-3xl px-4 pb-10 pair:px-8 full:px-10">
      <title>Trash – Todo</title>
      <header className="flex items-center gap-1 pt-3 pb-3 pair:pt-10 pair:pb-4">
        <Link
          href="/lists"
          aria-label="All lists"
          className="-ml-2 grid size-10 place-items-center rounded-lg text-faint hover:bg-hover pair:hidden"
        >
          <ChevronLeft size={22} />
        </Link>
        <h1 ref={heading} tabIndex={-1} className="font-bold text-xl tracking-tight pair:pl-2">
          Trash
        </h1>
      </header>
      {latest === undefined && !isError ? <LoadingRows label="Loading the trash" /> : null}
      {latest === undefined && isError ? (
        <Notice
          icon={CircleAlert}
          title="The trash could not be loaded"
          action={{ label: 'Try again', act: () => void refetch() }}
        >
          {error.message}
        </Notice>
      ) : null}
      {latest?.length === 0 ? (
        <Notice icon={Trash2} title="The trash is empty">
          Todos that you throw away wait here, in case you want them back.
        </Notice>
      ) : null}
      <ul aria-label="Trashed todos" className="-mx-2">
        {latest?.map(todo => (
          <TrashedRow key={todo.id} todo={todo} onGone={() => focusFirst(heading.current)} />
        ))}
      </ul>
    </div>
  )
}

const TrashedRow = ({ todo, onGone }: { todo: Todo; onGone: () => void }) => {
  const { data: lists = [] } = useLists()
  const list = lists.find(({ id }) => id === todo.listId)
  const [asking, setAsking] = useState(false)
  const restore = () => {
    announce(`Restored “${todo.title}”`)
    onGone()
    void restoreTodo(todo)
  }
  return (
    <li className="group flex min-h-12 items-center gap-2 rounded-xl py-1.5 pr-2 pl-4 hover:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="[overflow-wrap:anywhere]">{todo.title}</p>
        <p className="flex items-center gap-2 text-faint text-sm">
          {list ? <Dot color={list.color} className="size-2" /> : null}
          {list?.name}
        </p>
      </div>
      <Button tone="quiet" onClick={restore} aria-label={`Restore “${todo.title}”`}>
        <RotateCcw size={16} />
        <span className="hidden pair:inline">Restore</span>
      </Button>
      <IconButton
        label={`Delete “${todo.title}” for good`}
        onClick={() => setAsking(true)}
        className="hover:text-danger"
      >
        <Trash2 size={17} />
      </IconButton>
      {asking ? (
        <Confirm
          title="Delete for good?"
          action="Delete"
          onClose={() => setAsking(false)}
          onConfirm={() => {
            onGone()
            void deleteTodo(todo)
          }}
        >
          “{todo.title}” and its notes cannot be brought back after this.
        </Confirm>
      ) : null}
    </li>
  )
}
