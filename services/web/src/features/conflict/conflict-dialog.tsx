import type { Due } from '../../api/types.ts'
import { conflicts, settleConflict } from '../../data/conflict.ts'
import { dueLabel } from '../../data/due.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { tell } from '../../ui/toasts.ts'

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
  if (field === 'due') return dueLabel(value as Due, new Date(), readerZone(), readerLocale())
  if (Array.isArray(value)) return `${value.length} chosen`
  return String(value)
}

type Values = Record<string, unknown>

/** Shows both versions of what two people, or two windows, changed at once; theirs is stored until mine is chosen. */
export default () => {
  const [conflict] = conflicts.use()
  if (!conflict) return null
  const { name, fields, keep } = conflict
  const valuesOf = (choose: (field: (typeof fields)[number]) => unknown): Values =>
    Object.fromEntries(fields.map(field => [field.field, choose(field)]))
  const settle = (values: Values) => {
    keep(values)
    settleConflict(conflict)
  }
  const mine = valuesOf(field => field.mine)
  const setAside = () => {
    settleConflict(conflict)
    tell({ text: `Your version of “${name}” was set aside.`, action: 'Use it after all', act: () => keep(mine) })
  }
  const both = fields.every(({ field }) => field === 'notes')
    ? () => settle(valuesOf(field => `${field.theirs}\n\n${field.mine}`))
    : undefined
  return (
    <Dialog key={conflict.id} title={`“${name}” was changed elsewhere`} onClose={setAside} role="alertdialog">
      <p className="mb-4 text-soft text-sm">You and someone else changed the same thing. Which one should stay?</p>
      {fields.map(({ field, mine: own, theirs }) => (
        <dl key={field} className="mb-3 grid grid-cols-2 gap-2">
          <Version label={`${names[field] ?? field}, yours`} text={shown(field, own)} />
          <Version label={`${names[field] ?? field}, theirs`} text={shown(field, theirs)} />
        </dl>
      ))}
      <div className="mt-5 flex flex-wrap justify-end gap-2">
        {both ? <Button onClick={both}>Keep both</Button> : null}
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
