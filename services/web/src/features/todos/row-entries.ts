import type { ListSummary, Todo } from '../../api/types.ts'
import { dateIn, daysLater } from '../../data/due.ts'
import { keys, queryClient } from '../../data/query-client.ts'
import { readerZone } from '../../data/reader.ts'
import { patchTodo, trashTodo } from '../../data/todo-changes.ts'
import { focusFirst } from '../../ui/focus.ts'
import { CalendarDays, SquareCheck, Sun, Trash2 } from '../../ui/icons.ts'
import { ArrowDown, ArrowUp, FolderInput, PanelRight, Pencil } from '../../ui/icons-of-details.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { navigate } from '../../ui/router.tsx'
import { passFocusOn } from './actions.ts'
import { moveToList } from './move-to-list.ts'
import { toggled } from './ranges.ts'
import { select, selection } from './selection.ts'
import { throwAway } from './throw-away.ts'
import type { Moves } from './todo-row.tsx'

interface Row {
  row: Element | null
  todo: Todo
  moves: Moves | undefined
  /** Where its details are. */
  href: string
  edit: () => void
}

const nothing = () => {}
/** Milliseconds: a menu gives the focus back when it closes, and what takes the focus must come after that. */
const closing = 50

/** What can be done with a todo without opening it. */
export const rowEntries = ({ row, todo, moves, href, edit }: Row): MenuEntry[][] => {
  const due = (days: number) => () =>
    void patchTodo(todo, {
      due: { date: daysLater(dateIn(new Date(), readerZone()), days), time: null, timeZone: null },
    })
  const lists = (queryClient.getQueryData<ListSummary[]>(keys.lists) ?? []).filter(
    ({ id, role, archivedAt }) => id !== todo.listId && role !== 'viewer' && archivedAt === null,
  )
  const toList = (list: ListSummary) => () => {
    passFocusOn(row)
    moveToList(todo, list.id)
  }
  const selectIt = () => {
    select(toggled(selection.get(), todo.id))
    focusFirst(row?.querySelector('input'))
  }
  return [
    [
      { label: 'Open', icon: PanelRight, act: () => navigate(href) },
      { label: 'Edit title', icon: Pencil, act: () => setTimeout(edit, closing), keys: 'F2' },
      { label: 'Select', icon: SquareCheck, act: () => setTimeout(selectIt, closing), keys: 'X' },
      { label: 'Due today', icon: Sun, act: due(0) },
      { label: 'Due tomorrow', icon: CalendarDays, act: due(1) },
    ],
    moves
      ? [
          { label: 'Move up', icon: ArrowUp, act: moves.up ?? nothing, disabled: !moves.up, keys: 'Alt ↑' },
          { label: 'Move down', icon: ArrowDown, act: moves.down ?? nothing, disabled: !moves.down, keys: 'Alt ↓' },
        ]
      : [],
    lists.slice(0, 8).map(list => ({ label: `Move to ${list.name}`, icon: FolderInput, act: toList(list) })),
    [{ label: 'Move to trash', icon: Trash2, act: () => throwAway(row, todo, trashTodo), danger: true, keys: 'Del' }],
  ]
}
