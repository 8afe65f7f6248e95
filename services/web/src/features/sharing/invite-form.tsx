import { useRef } from 'react'
import type { Role } from '../../api/types.ts'
import { useDraft } from '../../data/drafts.ts'
import { invite } from '../../data/members.ts'
import { Submit } from '../../ui/form-parts.tsx'
import Restored from '../../ui/restored.tsx'
import { tell } from '../../ui/toasts.ts'
import { useForm } from '../../ui/use-form.ts'
import { RoleSelect } from './role-select.tsx'

/** Invites somebody by mail. */
export const InviteForm = ({ listId }: { listId: string }) => {
  const form = useRef<HTMLFormElement>(null)
  const { restored, keep, drop } = useDraft(`invitation ${listId}`)
  const { submit, sending, failure } = useForm(async ({ email = '', role = 'editor' }) => {
    await invite(listId, { email, role: role as Role })
    drop()
    const input = form.current?.querySelector('input')
    if (!input) return
    input.value = ''
    input.focus()
    tell({ text: `An invitation is on its way to ${email}.` })
  })
  const problem = failure ? (failure.about('email') ?? failure.message) : undefined
  return (
    <form ref={form} onSubmit={submit} className="mb-4">
      <div className="flex flex-wrap items-center justify-end gap-1 rounded-xl border border-edge bg-canvas p-1 outline-accent focus-within:outline-2">
        <input
          name="email"
          type="email"
          aria-label="E-mail of the person to invite"
          aria-invalid={problem ? true : undefined}
          aria-describedby={problem ? 'invite-problem' : undefined}
          placeholder="name@example.com"
          autoComplete="off"
          required
          data-first
          defaultValue={restored}
          onChange={event => keep(event.target.value)}
          className="h-9 min-w-0 flex-1 bg-transparent max-pair:basis-full px-2 outline-none"
        />
        <RoleSelect label="Role of the person to invite" name="role" defaultValue="editor" className="h-9 text-soft" />
        <Submit label="Invite" busy={sending} tone="plain" />
      </div>
      {restored === undefined ? null : <Restored field={form} drop={drop} className="pt-1 pl-2" />}
      {problem ? (
        <p id="invite-problem" role="alert" className="mt-1.5 text-danger text-sm">
          {problem}
        </p>
      ) : null}
    </form>
  )
}
