import { CircleAlert, ListPlus } from 'lucide-react'
import { lazy, Suspense, useEffect } from 'react'
import { Redirect, Route, Switch, useLocation } from 'wouter'
import type { Account } from './api/types.ts'
import { createList, useLists } from './data/lists.ts'
import { Sidebar } from './features/lists/sidebar.tsx'
import { type Pane, Shell } from './features/shell/shell.tsx'
import { ListScreen } from './features/todos/list-screen.tsx'
import { LoadingRows, Notice } from './ui/notice.tsx'
import { remember, remembered } from './ui/storage.ts'

const Trash = lazy(() => import('./features/trash/trash.tsx'))
const loadPanel = () => import('./features/todo/todo-panel.tsx')
const TodoPanel = lazy(loadPanel)

const todoPath = /^\/lists\/([^/]+)\/todos\/([^/]+)$/

const paneOf = (location: string): Pane => {
  if (location === '/lists') return 'lists'
  return todoPath.test(location) ? 'todo' : 'main'
}

/** The app of someone signed in: which feature is where. */
export const Home = ({ account }: { account: Account }) => {
  const [location] = useLocation()
  const [, listId, todoId] = todoPath.exec(location) ?? []
  useEffect(() => {
    // The panel is loaded in quiet, so that the first todo opens at once.
    const idle = setTimeout(loadPanel, 1500)
    return () => clearTimeout(idle)
  }, [])
  return (
    <Shell
      pane={paneOf(location)}
      sidebar={<Sidebar account={account} />}
      main={
        <Suspense fallback={null}>
          <Switch>
            <Route path="/trash">
              <Trash />
            </Route>
            <Route path="/lists/:listId/*?">{params => <OneList id={params.listId} selected={todoId} />}</Route>
            <Route>
              <FirstList phone={location === '/lists'} />
            </Route>
          </Switch>
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
      <Notice icon={CircleAlert} title="There is no such list">
        It was deleted, or is not shared with you.
      </Notice>
    )
  if (isError)
    return (
      <Notice
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
const FirstList = ({ phone }: { phone: boolean }) => {
  const { data: lists } = useLists()
  const [, navigate] = useLocation()
  const open = lists?.filter(list => list.archivedAt === null) ?? []
  const last = open.find(({ id }) => id === remembered('list')) ?? open[0]
  if (last && !phone) return <Redirect to={`/lists/${last.id}`} replace />
  if (last || !lists) return null
  const begin = () => navigate(`/lists/${createList({ name: 'My todos', color: 'blue' }).id}`)
  return (
    <Notice icon={ListPlus} title="No list yet" action={{ label: 'Make my first list', act: begin }}>
      Todos live in lists. Make one to begin.
    </Notice>
  )
}
