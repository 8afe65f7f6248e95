import { type ComponentType, type LazyExoticComponent, Suspense, useEffect } from 'react'
import type { Account } from './api/types.ts'
import { newcomer } from './data/account.ts'
import { createList, useLists } from './data/lists.ts'
import { sharing } from './data/sharing.ts'
import { touring } from './data/tour.ts'
import { Sidebar } from './features/lists/sidebar.tsx'
import { type Pane, Shell } from './features/shell/shell.tsx'
import { ListScreen } from './features/todos/list-screen.tsx'
import { useLater } from './later.ts'
import { lazily } from './ui/ahead.ts'
import { CircleAlert, ListPlus } from './ui/icons.ts'
import { Missing } from './ui/missing.tsx'
import { LoadingRows, Notice } from './ui/notice.tsx'
import { navigate, usePath } from './ui/router.tsx'
import { remember, remembered } from './ui/storage.ts'
import { chooseTheme } from './ui/theme.ts'

const SharingDialog = lazily(() => import('./features/sharing/sharing-dialog.tsx'))
const Following = lazily(() => import('./features/live/following.tsx'))
const Tour = lazily(() => import('./features/tour/tour.tsx'))
const ViewScreen = lazily(() => import('./features/todos/view-screen.tsx'))
const TodoPanel = lazily(() => import('./features/todo/todo-panel.tsx'))

const views = ['today', 'upcoming', 'all', 'completed'] as const
type OpenView = (typeof views)[number]

/** What an address shows: the narrow screen's pane, the screen in the middle, the todo. */
const read = (path: string) => {
  const [, base = path, todoId] = /^(.*?)(?:\/todos\/([^/]+))?$/.exec(path) ?? []
  const pane: Pane = base && todoId ? 'todo' : path === '/lists' ? 'lists' : 'main'
  const listId = /^\/lists\/([^/]+)$/.exec(base)?.[1]
  return { pane, base, todoId, listId, view: views.find(view => base === `/${view}`) }
}

/** The app of someone signed in: which feature is where. */
export const Home = ({ account }: { account: Account }) => {
  const { pane, base, listId, todoId, view } = read(usePath())
  const shared = sharing.use()
  const isNew = touring.use() === account.id
  const following = useLater(account.id)
  const { theme } = account.settings
  useEffect(() => chooseTheme(theme), [theme])
  return (
    <>
      <Shell
        pane={pane}
        sidebar={<Sidebar account={account} />}
        main={<Suspense fallback={<Missing />}>{middle({ base, listId, view, todoId })}</Suspense>}
        detail={
          <Suspense fallback={<Missing />}>
            {base && todoId ? <TodoPanel from={base} todoId={todoId} /> : null}
          </Suspense>
        }
      />
      <Suspense>{shared ? <SharingDialog listId={shared} /> : null}</Suspense>
      <Suspense>{following && isNew ? <Tour name={account.name} /> : null}</Suspense>
      <Suspense>{following ? <Following key={account.id} /> : null}</Suspense>
    </>
  )
}

interface Middle {
  base: string
  listId: string | undefined
  view: OpenView | undefined
  todoId: string | undefined
}

const screens: Record<string, LazyExoticComponent<ComponentType<{ selected: string | undefined }>>> = {
  // A todo by itself, as mails link to it.
  '': lazily(() => import('./features/todo/todo-address.tsx')),
  '/search': lazily(() => import('./features/search/search.tsx')),
  '/settings': lazily(() => import('./features/settings/settings.tsx')),
  '/trash': lazily(() => import('./features/trash/trash.tsx')),
}

const middle = ({ base, listId, view, todoId }: Middle) => {
  const Screen = screens[base]
  if (Screen) return <Screen selected={todoId} />
  if (view) return <ViewScreen key={view} view={view} selected={todoId} />
  return listId ? <OneList id={listId} selected={todoId} /> : <FirstList stay={base === '/lists'} />
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
