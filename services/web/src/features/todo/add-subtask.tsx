import { type FormEvent, useRef } from 'react'
import type { Todo } from '../../api/types.ts'
import { useDraft } from '../../data/drafts.ts'
import { createTodo } from '../../data/todo-changes.ts'
import { Plus } from '../../ui/icons.ts'
import { CornerDownRight } from '../../ui/icons-of-details.ts'
import Restored from '../../ui/restored.tsx'

/** The field for one more step. */
export const AddSubtask = ({ parent }: { parent: Todo }) => {
  const field = useRef<HTMLInputElement>(null)
  const { restored, keep, drop } = useDraft(`new-subtask ${parent.id}`)
  const add = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const title = field.current?.value.trim() ?? ''
    if (!field.current || title === '') return
    void createTodo({ listId: parent.listId, parentId: parent.id, title })
    field.current.value = ''
    drop()
  }
  return (
    <form onSubmit={add} className="group flex flex-wrap items-center rounded-lg hover:bg-hover">
      <span className="grid size-8 place-items-center text-faint">
        <Plus size={17} className="group-focus-within:hidden" />
        <CornerDownRight size={16} className="hidden group-focus-within:block" />
      </span>
      <input
        ref={field}
        id="new-subtask"
        aria-label="New subtask"
        placeholder="Add a subtask"
        autoComplete="off"
        enterKeyHint="done"
        maxLength={500}
        defaultValue={restored}
        onChange={event => keep(event.target.value)}
        className="h-9 min-w-0 flex-1 rounded-md px-1.5"
      />
      {restored === undefined ? null : <Restored field={field} drop={drop} className="basis-full pl-9.5" />}
    </form>
  )
}
