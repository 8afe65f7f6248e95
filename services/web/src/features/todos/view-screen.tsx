import { Fragment } from 'react'
import type { ListSummary, Todo } from '../../api/types.ts'
import { dateIn, dateLabel, readDue } from '../../data/due.ts'
import { useLists } from '../../data/lists.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { useView } from '../../data/views.ts'
import { CalendarDays, CircleAlert, CircleCheck, ListTodo, Sun } from '../../ui/icons.ts'
import { More } from '../../ui/more.tsx'
import { LoadingRows, Notice } from '../../ui/notice.tsx'
import { Screen } from '../../ui/screen.tsx'
import { type ShownTodo, useLingering } from './lingering.ts'
import { Rows } from './rows.tsx'
import { SelectButton, Selecting } from './selecting.tsx'

const words = {
  today: {
    title: 'Today',
    icon: Sun,
    empty: 'Nothing is due today',
    hint: 'Whatever you date for today, or have missed, comes together here.',
  },
  upcoming: {
    title: 'Upcoming',
    icon: CalendarDays,
    empty: 'Nothing lies ahead',
    hint: 'Give a todo a date, and it waits here for its day.',
  },
  all: { title: 'All', icon: ListTodo, empty: 'All clear', hint: 'Open todos of all your lists appear here.' },
  completed: {
    title: 'Completed',
    icon: CircleCheck,
    empty: 'Nothing is completed yet',
    hint: 'What you finish is kept here, latest first.',
  },
}

const none: Todo[] = []

interface ViewProps {
  view: keyof typeof words
  /** The todo whose details are open. */
  selected: string | undefined
}

/** Todos of all lists, chosen by their dates or their state. */
export default ({ view, selected }: ViewProps) => {
  const { title, icon, empty, hint } = words[view]
  const { data: todos, isError, error, refetch, hasNextPage, isFetchingNextPage, fetchNextPage } = useView(view)
  const today = new Intl.DateTimeFormat(readerLocale(), { dateStyle: 'full', timeZone: readerZone() })
  return (
    <Screen
      title={title}
      note={view === 'today' ? today.format(new Date()) : undefined}
      aside={todos && todos.length > 0 ? <SelectButton /> : null}
    >
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
      {todos ? <Groups {...{ todos, view, selected }} /> : null}
      {todos?.length === 0 ? (
        <Notice icon={icon} title={empty}>
          {hint}
        </Notice>
      ) : null}
      <More there={hasNextPage} loading={isFetchingNextPage} load={() => void fetchNextPage()} />
      <Selecting screen={view} todos={todos ?? none} />
    </Screen>
  )
}

/** The heading above a todo: its day, its list, or when it was done. */
const groupOf = (view: ViewProps['view'], todo: Todo, lists: readonly ListSummary[]): string => {
  const zone = readerZone()
  const now = new Date()
  if (view === 'all') return lists.find(({ id }) => id === todo.listId)?.name ?? ''
  if (view === 'completed')
    return dateLabel(dateIn(new Date(todo.completedAt ?? now), zone), dateIn(now, zone), readerLocale())
  if (!todo.due) return ''
  const { date, today } = readDue(todo.due, now, zone)
  return view === 'today' ? (date < today ? 'Overdue' : 'Today') : dateLabel(date, today, readerLocale())
}

const grouped = (rows: readonly ShownTodo[], nameOf: (todo: Todo) => string) => {
  const groups: { name: string; key: string; rows: ShownTodo[] }[] = []
  for (const row of rows) {
    const name = nameOf(row.todo)
    const last = groups.at(-1)
    if (last && (last.name === name || row.leaving)) last.rows.push(row)
    else groups.push({ name, key: `${name} ${groups.filter(group => group.name === name).length}`, rows: [row] })
  }
  return groups
}

const Groups = ({ todos, view, selected }: ViewProps & { todos: Todo[] }) => {
  const { data: lists = [] } = useLists()
  const { rows, left } = useLingering(todos)
  const writable = (todo: Todo) => lists.find(({ id }) => id === todo.listId)?.role !== 'viewer'
  const groups = grouped(rows, todo => groupOf(view, todo, lists))
  return groups.map(({ name, key, rows: shown }) => (
    <Fragment key={key}>
      {groups.length > 1 || name === 'Overdue' || view !== 'today' ? (
        <h2
          className={`mt-4 mb-1 border-line border-b pb-1.5 pl-2 font-semibold text-sm first-of-type:mt-0 ${name === 'Overdue' ? 'text-danger' : 'text-soft'}`}
        >
          {name}
        </h2>
      ) : null}
      <Rows
        label={name}
        rows={shown}
        order={todos}
        open={selected}
        writable={writable}
        onLeft={left}
        from={`/${view}`}
        withList={view !== 'all'}
      />
    </Fragment>
  ))
}
