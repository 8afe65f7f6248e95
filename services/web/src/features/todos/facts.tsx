import type { Due, Todo } from '../../api/types.ts'
import { dueLabel, readDue, type Urgency } from '../../data/due.ts'
import { useLists } from '../../data/lists.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { useTags } from '../../data/tags.ts'
import { Dot } from '../../ui/dot.tsx'
import { AlignLeft, CalendarDays, ListChecks } from '../../ui/icons.ts'
import { counted } from '../../ui/words.ts'

const urgencies: Record<Urgency, string> = {
  overdue: 'text-danger',
  today: 'text-today',
  soon: 'text-soft',
  later: 'text-faint',
}

/** What a row tells of a todo besides its title, in one quiet line. */
export const Facts = ({ todo, subtasks, withList }: { todo: Todo; subtasks: number; withList: boolean }) => {
  if (!todo.due && todo.notes === '' && todo.tagIds.length === 0 && subtasks === 0 && !withList) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5 text-faint text-sm">
      {withList ? <ListFact id={todo.listId} /> : null}
      {todo.due ? <DueFact due={todo.due} done={todo.completedAt !== null} /> : null}
      {subtasks > 0 ? (
        <span className="flex items-center gap-1.5">
          <ListChecks size={14} />
          {counted(subtasks, 'subtask')}
        </span>
      ) : null}
      {todo.notes === '' ? null : (
        <span className="flex items-center">
          <AlignLeft size={14} />
          <span className="sr-only">Has notes</span>
        </span>
      )}
      {todo.tagIds.length > 0 ? <TagFacts ids={todo.tagIds} /> : null}
    </div>
  )
}

const DueFact = ({ due, done }: { due: Due; done: boolean }) => {
  const now = new Date()
  const { urgency } = readDue(due, now, readerZone())
  return (
    <span className={`flex items-center gap-1.5 ${done ? '' : urgencies[urgency]}`}>
      <CalendarDays size={14} />
      <span className="sr-only">{urgency === 'overdue' && !done ? 'Overdue: ' : 'Due '}</span>
      {dueLabel(due, now, readerZone(), readerLocale())}
    </span>
  )
}

const ListFact = ({ id }: { id: string }) => {
  const { data: lists = [] } = useLists()
  const list = lists.find(one => one.id === id)
  return list ? (
    <span className="flex min-w-0 items-center gap-1.5">
      <Dot color={list.color} className="size-2" />
      <span className="truncate">{list.name}</span>
    </span>
  ) : null
}

const TagFacts = ({ ids }: { ids: string[] }) => {
  const { data: tags = [] } = useTags()
  return tags
    .filter(({ id }) => ids.includes(id))
    .map(tag => (
      <span key={tag.id} className="flex items-center gap-1.5">
        <Dot color={tag.color} className="size-2" />
        {tag.name}
      </span>
    ))
}
