import { type FormEvent, Suspense, useEffect, useRef } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { newcomer } from '../../data/account.ts'
import { useDraft } from '../../data/drafts.ts'
import { createTodo } from '../../data/todo-changes.ts'
import { lazily } from '../../ui/ahead.ts'
import { Plus } from '../../ui/icons.ts'
import { useShortcuts } from '../../ui/shortcuts.ts'
import { announce } from '../../ui/toasts.ts'
import { selection } from './selection.ts'

const Restored = lazily(() => import('../../ui/restored.tsx'))

const add = (event: FormEvent, input: HTMLInputElement | null, listId: string): void => {
  event.preventDefault()
  const title = input?.value.trim() ?? ''
  if (!input || title === '') return
  announce(`Added “${title}”`)
  void createTodo({ listId, title })
  input.value = ''
}

/** The field at the end of a list: it follows the last todo, and stays in sight while the list is scrolled. */
export const QuickAdd = ({ list }: { list: ListSummary }) => {
  const field = useRef<HTMLInputElement>(null)
  const { restored, keep, drop } = useDraft(`new-todo ${list.id}`)
  useShortcuts({ n: () => field.current?.focus() })
  useEffect(() => {
    if (!newcomer.get()) return
    newcomer.set(false)
    field.current?.focus()
  }, [])

  return (
    <form
      onSubmit={event => {
        add(event, field.current, list.id)
        drop()
      }}
      // Its place is taken by what can be done with the selected todos; what was typed stays.
      hidden={selection.use().choosing}
      className="sticky bottom-0 z-20 -mx-2 bg-linear-to-t from-70% from-canvas to-transparent pt-3 pb-[max(0.75rem,env(safe-area-inset-bottom))]"
    >
      <Suspense>{restored ? <Restored field={field} drop={drop} className="pb-1 pl-2.5" /> : null}</Suspense>
      <label className="flex h-12 items-center gap-3 rounded-xl bg-raised pr-2 pl-2.5 shadow-field outline-tint transition-shadow duration-150 focus-within:outline-2">
        <Plus size={20} className="shrink-0 text-tint" />
        <span className="sr-only">New todo</span>
        <input
          ref={field}
          defaultValue={restored}
          onChange={event => keep(event.target.value)}
          id="new-todo"
          name="title"
          placeholder="New todo"
          autoComplete="off"
          enterKeyHint="done"
          maxLength={500}
          className="peer h-full min-w-0 flex-1 bg-transparent outline-none"
        />
        <span
          className="hidden rounded-md border border-line px-1.5 py-0.5 text-faint text-xs peer-focus:hidden full:inline"
          aria-hidden="true"
        >
          N
        </span>
      </label>
    </form>
  )
}
