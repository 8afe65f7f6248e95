import { Suspense, useRef, useState } from 'react'
import type { Tag, Todo } from '../../api/types.ts'
import { useTags } from '../../data/tags.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { ahead, lazily } from '../../ui/ahead.ts'
import { X } from '../../ui/icons.ts'
import { Tag as TagIcon } from '../../ui/icons-of-details.ts'
import { FieldRow } from './field-row.tsx'

const loadPicker = () => import('./tag-picker.tsx')
const TagPicker = lazily(loadPicker)

export const TagsField = ({ todo }: { todo: Todo }) => {
  const { data: tags = [] } = useTags()
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  const remove = (id: string) => {
    trigger.current?.focus()
    void patchTodo(todo, { tagIds: todo.tagIds.filter(tagId => tagId !== id) })
  }
  return (
    <FieldRow icon={TagIcon} name="Tags">
      <div className="flex flex-wrap items-center gap-1.5 py-1">
        {tags
          .filter(({ id }) => todo.tagIds.includes(id))
          .map(tag => (
            <Chip key={tag.id} tag={tag} onRemove={() => remove(tag.id)} />
          ))}
        <button
          ref={trigger}
          type="button"
          aria-haspopup="dialog"
          aria-expanded={open}
          onPointerEnter={ahead(loadPicker)}
          onFocus={ahead(loadPicker)}
          onClick={() => setOpen(true)}
          className="h-7 rounded-full px-2 text-faint hover:bg-hover hover:text-ink"
        >
          Add tag
        </button>
      </div>
      {open ? (
        <Suspense>
          <TagPicker todo={todo} trigger={trigger} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </FieldRow>
  )
}

const Chip = ({ tag, onRemove }: { tag: Tag; onRemove: () => void }) => (
  <span
    data-color={tag.color}
    className="flex h-7 min-w-0 items-center rounded-full bg-tint/12 pl-2.5 font-medium text-xs"
  >
    <span className="truncate">{tag.name}</span>
    <button
      type="button"
      aria-label={`Remove tag ${tag.name}`}
      onClick={onRemove}
      className="grid size-7 place-items-center rounded-full text-soft hover:text-ink"
    >
      <X size={13} />
    </button>
  </span>
)
