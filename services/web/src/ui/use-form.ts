import { type FormEvent, useState } from 'react'
import { Failure } from '../api/failure.ts'
import { withRemedy } from '../api/remedies.ts'

/** Sends a form once at a time, keeps its failure, and puts the focus on the first field that is wrong. */
export const useForm = (send: (values: Record<string, string>) => Promise<void>) => {
  const [sending, setSending] = useState(false)
  const [failure, setFailure] = useState<Failure>()

  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    if (sending) return
    setSending(true)
    setFailure(undefined)
    try {
      await send(Object.fromEntries(new FormData(form)) as Record<string, string>)
    } catch (error) {
      setFailure(
        error instanceof Failure
          ? withRemedy(error)
          : new Failure('This page could not read the answer. Load it again.', 0),
      )
      requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"], [role="alert"]')?.focus())
    } finally {
      setSending(false)
    }
  }

  return { submit, sending, failure }
}
