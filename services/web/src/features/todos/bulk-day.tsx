import { type FormEvent, useState } from 'react'
import { dateIn } from '../../data/due.ts'
import { readerZone } from '../../data/reader.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface BulkDayProps {
  onChoose: (date: string) => void
  onClose: () => void
}

/** A day for all selected todos. */
export const BulkDay = ({ onChoose, onClose }: BulkDayProps) => {
  const [blank, setBlank] = useState(false)
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const date = String(new FormData(event.currentTarget).get('date'))
    if (date === '') return setBlank(true)
    onChoose(date)
    onClose()
  }
  return (
    <Dialog title="Due on" onClose={onClose}>
      <form onSubmit={submit} noValidate className="grid gap-5">
        <TextField
          label="Day"
          name="date"
          type="date"
          min="1900-01-01"
          max="2999-12-31"
          defaultValue={dateIn(new Date(), readerZone())}
          data-first
          problem={blank ? 'Choose a day.' : undefined}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" tone="primary">
            Set
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
