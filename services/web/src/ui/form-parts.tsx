import { Button } from './button.tsx'
import { CircleAlert } from './icons.ts'
import { LoaderCircle } from './icons-of-details.ts'

/** A failure that belongs to no single field. */
export const FormAlert = ({ text }: { text: string | undefined }) =>
  text ? (
    <p role="alert" tabIndex={-1} className="flex gap-2.5 rounded-lg bg-danger-wash px-3 py-2.5 text-danger text-sm">
      <CircleAlert size={18} className="mt-px shrink-0" />
      {text}
    </p>
  ) : null

interface SubmitProps {
  label: string
  busy: boolean
  /** `primary` is the large button of a form that has the page to itself. */
  tone?: 'primary' | 'plain' | 'danger'
  className?: string
}

export const Submit = ({ label, busy, tone = 'primary', className = '' }: SubmitProps) => (
  <Button
    type="submit"
    tone={tone}
    aria-disabled={busy}
    className={`${tone === 'primary' ? 'h-11 text-base' : ''} ${className}`}
  >
    {busy ? <LoaderCircle size={18} className="animate-spin" /> : null}
    {label}
  </Button>
)
