import { type FormEvent, useRef, useState } from 'react'
import type { Color, ListSummary } from '../../api/types.ts'
import { useDraft } from '../../data/drafts.ts'
import { patchList } from '../../data/list-changes.ts'
import { createList } from '../../data/lists.ts'
import { Button } from '../../ui/button.tsx'
import { ColorField } from '../../ui/color-field.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import Restored from '../../ui/restored.tsx'
import { navigate } from '../../ui/router.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface ListFormProps {
  /** The list to change; none makes a new one. */
  list?: ListSummary
  onClose: () => void
}

export default ({ list, onClose }: ListFormProps) => {
  const [blank, setBlank] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const draft = useDraft(`list-name ${list?.id}`, list?.name)
  const close = () => {
    draft.drop()
    onClose()
  }

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const values = new FormData(event.currentTarget)
    const name = String(values.get('name')).trim()
    const color = String(values.get('color')) as Color
    if (name === '') return setBlank(true)
    if (list) void patchList(list, { name, color })
    else navigate(`/lists/${createList({ name, color }).id}`)
    close()
  }

  return (
    <Dialog title={list ? 'Change list' : 'New list'} onClose={close}>
      <form ref={form} onSubmit={submit} noValidate className="grid gap-5">
        {draft.restored === undefined ? null : <Restored field={form} drop={draft.drop} className="-mb-4" />}
        <TextField
          label="Name"
          name="name"
          defaultValue={draft.restored ?? list?.name ?? ''}
          onChange={event => draft.keep(event.target.value)}
          maxLength={100}
          data-first
          autoComplete="off"
          problem={blank ? 'Give the list a name.' : undefined}
        />
        <ColorField chosen={list?.color ?? 'blue'} />
        <div className="flex justify-end gap-2">
          <Button onClick={close}>Cancel</Button>
          <Button type="submit" tone="primary">
            {list ? 'Save' : 'Create list'}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
