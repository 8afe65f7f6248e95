import { lazy, Suspense, useEffect } from 'react'
import type { Account } from './api/types.ts'
import { newcomer } from './data/account.ts'
import { createList, useLists } from './data/lists.ts'
import { Sidebar } from './features/lists/sidebar.tsx'
import { type Pane, Shell } from './features/shell/shell.tsx'
import { ListScreen } from './features/todos/list-screen.tsx'
import { ahead } from './ui/ahead.ts'
import { CircleAlert, ListPlus } from './ui/icons.ts'
import { LoadingRows, Notice } from './ui/notice.tsx'
import { navigate, usePath } from './ui/router.tsx'
import { remember, remembered } from './ui/storage.ts'

const Trash = lazy(() => import('./features/trash/trash.tsx'))
const loadPanel = () => import('./features/todo/todo-panel.tsx')
const TodoPanel = lazy(loadPanel)

/** What an address shows: the narrow screen's pane, the list, the todo. */
const read = (path: string): { pane: Pane; listId?: string | undefined; todoId?: string | undefined } => {
  const [, listId, todoId] = /^\/lists\/([^/]+)(?:\/todos\/([^/]+))?$/.exec(path) ?? []
  if (todoId) return { pane: 'todo', listId, todoId }
  return { pane: path === '/lists' ? 'lists' : 'main', listId }
}

/** The app of someone signed in: which feature is where. */
export const Home = ({ account }: { account: Account }) => {
  const path = usePath()
  const { pane, listId, todoId } = read(path)
  useEffect(() => {
    // The panel is loaded in quiet, so that the first todo opens at once.
    const idle = setTimeout(ahead(loadPanel), 1500)
    return () => clearTimeout(idle)
  }, [])
  return (
    <Shell
      pane={pane}
      sidebar={<Sidebar account={account} />}
      main={
        <Suspense>
          {path === '/trash' ? <Trash /> : null}
          {listId ? <OneList id={listId} selected={todoId} /> : null}
          {listId || path === '/trash' ? null : <FirstList stay={path === '/lists'} />}
        </Suspense>
      }
      detail={<Suspense>{listId && todoId ? <TodoPanel listId={listId} todoId={todoId} /> : null}</Suspense>}
    />
  )
}

const OneList = ({ id, selected }: { id: string; selected: string | undefined }) => {
  const { data: lists, isError, error, refetch } = useLists()
  const list = lists?.find(one => one.id === id)
  useEffect(() => remember('list', id), [id])
  if (list) return <ListScreen list={list} selected={selected} />
  if (lists)
    return (
      <Notice alone icon={CircleAlert} title="There is no such list">
        It was deleted, or is not shared with you.
      </Notice>
    )
  if (isError)
    return (
      <Notice
        alone
        icon={CircleAlert}
        title="The lists could not be loaded"
        action={{ label: 'Try again', act: () => void refetch() }}
      >
        {error.message}
      </Notice>
    )
  return (
    <div className="mx-auto max-w-3xl px-4 pt-24 pair:px-10">
      <LoadingRows label="Loading the list" />
    </div>
  )
}

/** Where the app opens: the list that was open last, the first one, or the very first list of a new account. */
const FirstList = ({ stay }: { stay: boolean }) => {
  const { data: lists } = useLists()
  const open = lists?.filter(list => list.archivedAt === null) ?? []
  const target = (open.find(({ id }) => id === remembered('list')) ?? open[0])?.id
  useEffect(() => {
    if (target && !stay) navigate(`/lists/${target}`, { replace: true })
  }, [target, stay])
  if (target || !lists) return null
  const begin = () => {
    newcomer.set(true)
    navigate(`/lists/${createList({ name: 'My todos', color: 'blue' }).id}`)
  }
  return (
    <Notice alone icon={ListPlus} title="No list yet" action={{ label: 'Make my first list', act: begin }}>
      Todos live in lists. Make one to begin.
    </Notice>
  )
}
