import type { Due } from '../../api/types.ts'
import { conflicts, settleConflict } from '../../data/conflict.ts'
import { dueLabel } from '../../data/due.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'

const names: Record<string, string> = {
  title: 'Title',
  notes: 'Notes',
  priority: 'Priority',
  due: 'Due',
  tagIds: 'Tags',
  name: 'Name',
  color: 'Colour',
}

const shown = (field: string, value: unknown): string => {
  if (value === null || value === '') return 'None'
  if (field === 'due') return dueLabel(value as Due, new Date())
  if (Array.isArray(value)) return `${value.length} chosen`
  return String(value)
}

/** Shows both versions of what two people, or two windows, changed at once; closing it keeps theirs. */
export default () => {
  const [conflict] = conflicts.use()
  if (!conflict) return null
  const settle = () => settleConflict(conflict)
  const keepMine = () => {
    conflict.keep(Object.fromEntries(conflict.fields.map(({ field, mine }) => [field, mine])))
    settle()
  }
  const both = conflict.fields.every(({ field }) => field === 'notes')
  const keepBoth = () => {
    conflict.keep(Object.fromEntries(conflict.fields.map(({ field, mine, theirs }) => [field, `${theirs}\n\n${mine}`])))
    settle()
  }
  return (
    <Dialog key={conflict.id} title={`“${conflict.name}” was changed elsewhere`} onClose={settle} role="alertdialog">
      <p className="mb-4 text-soft text-sm">You and someone else changed the same thing. Which one should stay?</p>
      {conflict.fields.map(({ field, mine, theirs }) => (
        <dl key={field} className="mb-3 grid grid-cols-2 gap-2">
          <Version label={`${names[field] ?? field}, yours`} text={shown(field, mine)} />
          <Version label={`${names[field] ?? field}, theirs`} text={shown(field, theirs)} />
        </dl>
      ))}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        {both ? <Button onClick={keepBoth}>Keep both</Button> : null}
        <Button onClick={settle}>Keep theirs</Button>
        <Button tone="primary" onClick={keepMine}>
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
