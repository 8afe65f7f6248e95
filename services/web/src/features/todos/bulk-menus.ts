import type { ListSummary, Tag, Todo } from '../../api/types.ts'
import { dateIn, daysLater } from '../../data/due.ts'
import { readerZone } from '../../data/reader.ts'
import { CalendarDays, Sun, X } from '../../ui/icons.ts'
import { ArrowDown, ArrowUp, Flag, FolderInput, Sunrise, Tag as TagIcon } from '../../ui/icons-of-details.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { priorities } from '../../ui/words.ts'
import { moveAll, setDue, setPriority, setTag } from './bulk-actions.ts'

/** Days from now that people put things off to; Monday, as weeks start in ISO 8601. */
export const dueMenu = (todos: readonly Todo[], choose: () => void): MenuEntry[][] => {
  const today = dateIn(new Date(), readerZone())
  const untilMonday = (8 - new Date(`${today}T12:00:00Z`).getUTCDay()) % 7 || 7
  const on = (days: number) => () => void setDue(todos, daysLater(today, days))
  return [
    [
      { label: 'Today', icon: Sun, act: on(0) },
      { label: 'Tomorrow', icon: Sunrise, act: on(1) },
      { label: 'Next week', icon: CalendarDays, act: on(untilMonday) },
      { label: 'Another day…', icon: CalendarDays, act: choose },
    ],
    [{ label: 'No date', icon: X, act: () => void setDue(todos, null) }],
  ]
}

/** A single todo can be moved in its list as well: the way for those who have no keys and do not drag. */
export const moveMenu = (
  todos: readonly Todo[],
  lists: readonly ListSummary[],
  move: ((todo: Todo, by: number) => void) | undefined,
): MenuEntry[][] => {
  const [todo] = todos
  const step = (by: number) => () => todo && move?.(todo, by)
  return [
    move && todos.length === 1 && todo?.completedAt === null
      ? [
          { label: 'Move up', icon: ArrowUp, act: step(-1) },
          { label: 'Move down', icon: ArrowDown, act: step(1) },
        ]
      : [],
    lists
      .filter(({ role, archivedAt }) => role !== 'viewer' && archivedAt === null)
      .filter(({ id }) => todos.some(({ listId }) => listId !== id))
      .map(list => ({ label: list.name, icon: FolderInput, act: () => void moveAll(todos, list) })),
  ]
}

export const priorityMenu = (todos: readonly Todo[]): MenuEntry[][] => [
  priorities.map(({ value, label }) => ({ label, icon: Flag, act: () => void setPriority(todos, value) })),
]

/** What all have can be taken away, what some have as well; the rest can be given. */
export const tagMenu = (todos: readonly Todo[], tags: readonly Tag[]): MenuEntry[][] => {
  const have = ({ id }: Tag) => todos.filter(({ tagIds }) => tagIds.includes(id)).length
  const entry = (tag: Tag, on: boolean): MenuEntry => ({
    ...{ label: `${on ? 'Add' : 'Remove'} ${tag.name}`, icon: on ? TagIcon : X },
    act: () => void setTag(todos, tag, on),
  })
  return [
    tags.filter(tag => have(tag) < todos.length).map(tag => entry(tag, true)),
    tags.filter(tag => have(tag) > 0).map(tag => entry(tag, false)),
  ]
}
