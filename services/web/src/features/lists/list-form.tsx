import { type FormEvent, useState } from 'react'
import type { Color, ListSummary } from '../../api/types.ts'
import { createList, patchList } from '../../data/lists.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { navigate } from '../../ui/router.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { colors } from '../../ui/words.ts'

interface ListFormProps {
  /** The list to change; none makes a new one. */
  list?: ListSummary
  onClose: () => void
}

export default ({ list, onClose }: ListFormProps) => {
  const [blank, setBlank] = useState(false)

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const name = String(values.get('name')).trim()
    const color = String(values.get('color')) as Color
    if (name === '') return setBlank(true)
    if (list) void patchList(list, { name, color })
    else navigate(`/lists/${createList({ name, color }).id}`)
    onClose()
  }

  return (
    <Dialog title={list ? 'Change list' : 'New list'} onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-5">
        <TextField
          label="Name"
          name="name"
          defaultValue={list?.name ?? ''}
          maxLength={100}
          data-first
          autoComplete="off"
          problem={blank ? 'Give the list a name.' : undefined}
        />
        <fieldset>
          <legend className="mb-2 font-medium text-sm text-soft">Colour</legend>
          <div className="flex flex-wrap gap-1.5">
            {colors.map(color => (
              <ColorChoice key={color} color={color} chosen={color === (list?.color ?? 'blue')} />
            ))}
          </div>
        </fieldset>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary">
            {list ? 'Save' : 'Create list'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const ColorChoice = ({ color, chosen }: { color: Color; chosen: boolean }) => (
  <label data-color={color} className="relative grid size-9 cursor-pointer place-items-center rounded-full">
    <input
      type="radio"
      name="color"
      value={color}
      aria-label={color}
      defaultChecked={chosen}
      className="peer absolute inset-0 cursor-pointer appearance-none rounded-full border-2 border-transparent checked:border-tint"
    />
    <span className="size-6 rounded-full bg-tint forced-color-adjust-none transition-transform duration-150 peer-checked:scale-90" />
  </label>
)
