import { useRef } from 'react'
import { changePassword } from '../../data/account-changes.ts'
import { FormAlert, Submit } from '../../ui/form-parts.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { tell } from '../../ui/toasts.ts'
import { useForm } from '../../ui/use-form.ts'
import { Section } from './section.tsx'

export const PasswordSection = () => {
  const form = useRef<HTMLFormElement>(null)
  const { submit, sending, failure } = useForm(async ({ currentPassword = '', newPassword = '' }) => {
    await changePassword({ currentPassword, newPassword })
    form.current?.reset()
    tell({ text: 'Your password is changed. Every other browser is signed out.' })
  })
  const wrong =
    failure?.problem?.code === 'invalid-credentials'
      ? 'This is not your password. Type the one that you sign in with.'
      : failure?.about('currentPassword')
  const about = failure?.about('newPassword') ?? wrong
  return (
    <Section title="Password" note="Changing it signs every other browser out.">
      <form ref={form} onSubmit={submit} className="grid gap-4">
        <FormAlert text={failure && !about ? failure.message : undefined} />
        <TextField
          label="Current password"
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
          problem={wrong}
        />
        <TextField
          label="New password"
          name="newPassword"
          type="password"
          autoComplete="new-password"
          required
          minLength={10}
          maxLength={200}
          hint="At least 10 characters. Three random words do well."
          problem={failure?.about('newPassword')}
        />
        <div>
          <Submit label="Change password" busy={sending} tone="plain" />
        </div>
      </form>
    </Section>
  )
}
