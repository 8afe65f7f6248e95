import { type MouseEvent, Suspense, useEffect, useRef, useState } from 'react'
import type { Todo } from '../../api/types.ts'
import { lostDraft } from '../../data/drafts.ts'
import { patchTodo } from '../../data/todo-changes.ts'
import { ahead, lazily } from '../../ui/ahead.ts'
import { IconButton } from '../../ui/button.tsx'
import { Pencil } from '../../ui/icons-of-details.ts'
import { WritingField } from './writing-field.tsx'

const loadView = () => import('./notes/notes-view.tsx')
const NotesView = lazily(loadView)

/** The end of the block that was clicked on: where whoever clicks wants to go on writing. */
const caretAt = ({ target }: MouseEvent): number | undefined => {
  const end = (target as Element).closest<HTMLElement>('[data-end]')?.dataset['end']
  return end === undefined ? undefined : Number(end)
}

/** A click that means something else: a link, a box, or the end of a selection. */
const isElsewhere = ({ target }: MouseEvent): boolean =>
  (target as Element).closest('a, input') !== null || getSelection()?.isCollapsed === false

/** Notes as they are meant; as they were written while they are edited, or when there are none. */
export const NotesField = ({ todo, writable }: { todo: Todo; writable: boolean }) => {
  const place = `notes ${todo.id}`
  const [editing, setEditing] = useState<{ caret: number | undefined } | undefined>(
    lostDraft(place, todo.notes) ? { caret: undefined } : undefined,
  )
  const button = useRef<HTMLButtonElement>(null)
  const { notes } = todo
  // Whoever writes the first notes sees them as they are meant at once.
  useEffect(ahead(loadView), [])
  const edit = (caret?: number) => setEditing({ caret: caret ?? notes.length })
  const save = (text: string, before: string) => void patchTodo(todo, { notes: text }, { notes: before })
  const leave = (byKey: boolean) => {
    setEditing(undefined)
    if (byKey) requestAnimationFrame(() => button.current?.focus())
  }
  const reading = !(editing && writable) && notes !== ''
  return (
    <section aria-label="Notes" className="mt-5">
      <div className="mb-1 flex h-8 items-center justify-between pl-1.5">
        <h2 className="font-medium text-faint text-xs">Notes</h2>
        {reading && writable ? (
          <IconButton ref={button} label="Edit notes" onClick={() => edit()}>
            <Pencil size={15} />
          </IconButton>
        ) : null}
      </div>
      {reading ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the button above does the same for the keyboard.
        // biome-ignore lint/a11y/useKeyWithClickEvents: as said.
        <div
          onClick={event => writable && !isElsewhere(event) && edit(caretAt(event))}
          className={`grid min-h-28 grid-cols-1 content-start gap-2 rounded-lg px-1.5 py-1 [overflow-wrap:anywhere] ${writable ? 'cursor-text hover:bg-hover' : ''}`}
        >
          <Suspense fallback={<p className="whitespace-pre-wrap">{notes}</p>}>
            <NotesView text={notes} onChange={writable ? text => save(text, notes) : undefined} />
          </Suspense>
        </div>
      ) : (
        <WritingField
          label="Notes"
          place={place}
          value={notes}
          placeholder="Anything worth remembering"
          maxLength={20_000}
          onSave={save}
          caret={editing?.caret}
          onFocus={() => setEditing(before => before ?? { caret: undefined })}
          onLeft={leave}
          className="min-h-28"
        />
      )}
    </section>
  )
}
