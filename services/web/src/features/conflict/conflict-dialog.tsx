import { useEffect } from 'react'
import type { Due, Priority, Reminder, Tag } from '../../api/types.ts'
import { type Conflict, conflicts, settleConflict } from '../../data/conflict.ts'
import { dropDraft, keepDraft } from '../../data/drafts.ts'
import { dueLabel } from '../../data/due.ts'
import { keys, queryClient } from '../../data/query-client.ts'
import { reminderLabel } from '../../data/reminders.ts'
import { useTags } from '../../data/tags.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { tell } from '../../ui/toasts.ts'
import { priorities } from '../../ui/words.ts'

const names: Record<string, string> = {
  title: 'Title',
  notes: 'Notes',
  priority: 'Priority',
  due: 'Due',
  tagIds: 'Tags',
  reminders: 'Reminders',
  name: 'Name',
  color: 'Colour',
}

/** A value in the words of the panel. */
const shown = (field: string, value: unknown, tags: readonly Tag[]): string => {
  if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return 'None'
  if (field === 'due') return dueLabel(value as Due, new Date())
  if (field === 'priority') return priorities.find(one => one.value === (value as Priority))?.label ?? String(value)
  if (field === 'reminders') return (value as Reminder[]).map(reminderLabel).join('\n')
  if (field === 'tagIds')
    return (value as string[]).map(id => tags.find(tag => tag.id === id)?.name ?? 'Another tag').join('\n')
  return String(value)
}

type Values = Record<string, unknown>
type Field = Conflict['fields'][number]

/** Both values in one, where a field has room for them. */
const together: Record<string, (field: Field) => unknown> = {
  notes: ({ mine, theirs }) => `${theirs}\n\n${mine}`,
  tagIds: ({ mine, theirs }) => [...new Set([...(theirs as string[]), ...(mine as string[])])],
  reminders: ({ mine, theirs }) => {
    const all = [...(theirs as Reminder[]), ...(mine as Reminder[])]
    return [...new Map(all.map(reminder => [JSON.stringify(reminder), reminder])).values()]
  },
}

/** From now on this is what its writer wants; a crash before it is stored must not take it. */
const keepWriting = ({ id, fields }: Conflict, values: Values): void => {
  for (const { field, theirs } of fields)
    if (field === 'title' || field === 'notes') keepDraft(`${field} ${id}`, String(values[field]), String(theirs))
}

/** Shows both versions of what two people, or two windows, changed at once; theirs is stored until mine is chosen. */
export default () => {
  const [conflict] = conflicts.use()
  const { data: tags = [] } = useTags()
  // The other version may have a tag that this window has never seen.
  useEffect(() => void queryClient.invalidateQueries({ queryKey: keys.tags }), [])
  if (!conflict) return null
  const { name, fields, keep } = conflict
  const valuesOf = (choose: (field: Field) => unknown): Values =>
    Object.fromEntries(fields.map(field => [field.field, choose(field)]))
  const settle = (values: Values) => {
    keepWriting(conflict, values)
    keep(values)
    settleConflict(conflict)
  }
  const mine = valuesOf(field => field.mine)
  const setAside = () => {
    for (const { field } of fields) dropDraft(`${field} ${conflict.id}`)
    settleConflict(conflict)
    tell({ text: `Your version of “${name}” was set aside.`, action: 'Use it after all', act: () => keep(mine) })
  }
  const both = fields.every(({ field }) => together[field])
  return (
    <Dialog key={conflict.id} title={`“${name}” was changed elsewhere`} onClose={setAside} role="alertdialog">
      <p className="mb-4 text-soft text-sm">You and someone else changed the same thing. Which one should stay?</p>
      {fields.map(({ field, mine: own, theirs }) => (
        <dl key={field} className="mb-3 grid grid-cols-2 gap-2">
          <Version label={`${names[field] ?? field}, yours`} text={shown(field, own, tags)} />
          <Version label={`${names[field] ?? field}, theirs`} text={shown(field, theirs, tags)} />
        </dl>
      ))}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        {both ? (
          <Button onClick={() => settle(valuesOf(field => together[field.field]?.(field)))}>Keep both</Button>
        ) : null}
        <Button onClick={setAside}>Keep theirs</Button>
        <Button tone="primary" data-first onClick={() => settle(mine)}>
          Keep mine
        </Button>
      </div>
    </Dialog>
  )
}

const Version = ({ label, text }: { label: string; text: string }) => (
  <div className="min-w-0 rounded-xl bg-sunken p-3">
    <dt className="mb-1 font-medium text-faint text-xs">{label}</dt>
    <dd className="max-h-48 select-text overflow-y-auto whitespace-pre-wrap text-sm [overflow-wrap:anywhere]">
      {text}
    </dd>
  </div>
)
