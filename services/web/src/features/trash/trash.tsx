import { useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { deleteTodo } from '../../data/delete-todo.ts'
import { useLists } from '../../data/lists.ts'
import { restoreTodo } from '../../data/todo-changes.ts'
import { useView } from '../../data/views.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dot } from '../../ui/dot.tsx'
import { focusFirst } from '../../ui/focus.ts'
import { CircleAlert, Trash2 } from '../../ui/icons.ts'
import { RotateCcw } from '../../ui/icons-of-details.ts'
import { More } from '../../ui/more.tsx'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { announce } from '../../ui/toasts.ts'

/** What was thrown away, until it is restored or deleted for good. */
export default () => {
  const { data: latest, isError, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useView('trash')
  return (
    <Screen title="Trash">
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
          <TrashedRow key={todo.id} todo={todo} onGone={() => focusFirst(document.querySelector('main h1'))} />
        ))}
      </ul>
      <More there={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
    </Screen>
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
