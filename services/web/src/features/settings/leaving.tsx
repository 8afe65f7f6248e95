import { useState } from 'react'
import { deleteAccount } from '../../data/account-changes.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormAlert, Submit } from '../../ui/form-parts.tsx'
import { navigate } from '../../ui/router.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useForm } from '../../ui/use-form.ts'
import { Section } from './section.tsx'

/** Taking everything along, and leaving for good. */
export const LeavingSection = () => {
  const [asking, setAsking] = useState(false)
  return (
    <Section title="Your data" note="It is yours: take a copy along whenever you like.">
      <div className="flex flex-wrap gap-2">
        <a
          href="/v1/account/export"
          download="todo-export.json"
          className="inline-flex h-9 items-center rounded-lg bg-raised px-3.5 font-medium text-sm shadow-field hover:bg-hover"
        >
          Export everything
        </a>
        <Button tone="quiet" className="text-danger! hover:bg-danger-wash" onClick={() => setAsking(true)}>
          Delete account…
        </Button>
      </div>
      {asking ? <DeleteDialog onClose={() => setAsking(false)} /> : null}
    </Section>
  )
}

const DeleteDialog = ({ onClose }: { onClose: () => void }) => {
  const { submit, sending, failure } = useForm(async ({ password = '' }) => {
    await deleteAccount(password)
    navigate('/welcome', { replace: true })
  })
  const wrong =
    failure?.problem?.code === 'invalid-credentials'
      ? 'This is not your password. Type the one that you sign in with.'
      : failure?.about('password')
  return (
    <Dialog title="Delete your account?" onClose={onClose} role="alertdialog">
      <form onSubmit={submit} className="grid gap-4">
        <p className="text-soft">
          Your lists, todos and tags are deleted for good. Lists that have another owner stay with the others.
        </p>
        <FormAlert text={failure && !wrong ? failure.message : undefined} />
        <TextField
          label="Your password"
          name="password"
          type="password"
          autoComplete="current-password"
          required
          data-first
          problem={wrong}
        />
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Submit label="Delete my account" busy={sending} tone="danger" />
        </div>
      </form>
    </Dialog>
  )
}
