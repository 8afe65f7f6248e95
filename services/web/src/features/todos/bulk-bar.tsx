import { useEffect, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { useLists } from '../../data/lists.ts'
import { useTags } from '../../data/tags.ts'
import { IconButton } from '../../ui/button.tsx'
import { CalendarDays, CircleCheck, Trash2, X } from '../../ui/icons.ts'
import { Flag, FolderInput, RotateCcw, Tag } from '../../ui/icons-of-details.ts'
import { completeAll, reopenAll, setDue, trashAll } from './bulk-actions.ts'
import { Act, Choose } from './bulk-buttons.tsx'
import { BulkDay } from './bulk-day.tsx'
import { useBarKeys, useFocusKept } from './bulk-keys.ts'
import { dueMenu, moveMenu, priorityMenu, tagMenu } from './bulk-menus.ts'
import { withAll } from './ranges.ts'
import { endSelecting, select, selection } from './selection.ts'

interface BulkBarProps {
  /** All that can be selected on the screen. */
  todos: readonly Todo[]
  move?: (todo: Todo, by: number) => void
}

/** What can be done with all selected todos at once. */
export default ({ todos, move }: BulkBarProps) => {
  const now = selection.use()
  const { data: lists = [] } = useLists()
  const { data: tags = [] } = useTags()
  const [choosingDay, chooseDay] = useState(false)
  const chosen = todos.filter(({ id }) => now.ids.has(id))
  const none = chosen.length === 0
  const had = useRef(false)
  useEffect(() => {
    // The last of them has left the screen, by what was done here or elsewhere.
    if (had.current && none && now.ids.size > 0) endSelecting()
    had.current = !none
  })
  useBarKeys(chosen)
  useFocusKept(chosen)
  const allDone = !none && chosen.every(({ completedAt }) => completedAt !== null)
  const writable = (todo: Todo) => lists.find(({ id }) => id === todo.listId)?.role !== 'viewer'
  const all = () =>
    select(
      withAll(
        now,
        todos.filter(writable).map(({ id }) => id),
      ),
    )
  return (
    <section
      aria-label="Selected todos"
      data-bulk=""
      className="@container sticky bottom-0 z-20 -mx-2 mt-auto -mb-10 bg-linear-to-t from-70% from-canvas to-transparent pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      <div className="flex animate-rise flex-wrap items-center gap-x-1 rounded-xl bg-raised p-1 shadow-float @lg:flex-nowrap forced-colors:border">
        <p className="flex h-10 min-w-0 flex-1 items-center gap-2 pl-3 font-medium text-sm tabular-nums">
          {none ? 'Choose todos' : `${chosen.length} selected`}
        </p>
        <button
          type="button"
          onClick={all}
          className="h-10 rounded-lg px-2.5 text-soft text-sm hover:bg-hover hover:text-ink"
        >
          All
        </button>
        <IconButton label="Stop selecting" onClick={endSelecting} className="size-10 @lg:order-last">
          <X size={18} />
        </IconButton>
        <div role="toolbar" aria-label="Change the selected todos" className="flex w-full justify-between @lg:w-auto">
          <Act
            icon={allDone ? RotateCcw : CircleCheck}
            disabled={none}
            act={() => void (allDone ? reopenAll : completeAll)(chosen)}
          >
            {allDone ? 'Reopen' : 'Complete'}
          </Act>
          <Choose
            icon={CalendarDays}
            label="Due"
            disabled={none}
            groups={() => dueMenu(chosen, () => chooseDay(true))}
          />
          <Choose icon={FolderInput} label="Move" disabled={none} groups={() => moveMenu(chosen, lists, move)} />
          <Choose icon={Flag} label="Priority" disabled={none} groups={() => priorityMenu(chosen)} />
          <Choose icon={Tag} label="Tags" disabled={none || tags.length === 0} groups={() => tagMenu(chosen, tags)} />
          <Act icon={Trash2} disabled={none} act={() => void trashAll(chosen)} danger>
            Trash
          </Act>
        </div>
      </div>
      {choosingDay ? <BulkDay onChoose={date => void setDue(chosen, date)} onClose={() => chooseDay(false)} /> : null}
    </section>
  )
}
