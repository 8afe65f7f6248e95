import { Button } from '../../ui/button.tsx'
import { CircleAlert } from '../../ui/icons.ts'
import { LoaderCircle } from '../../ui/icons-of-details.ts'

/** A failure that belongs to no single field. */
export const FormAlert = ({ text }: { text: string | undefined }) =>
  text ? (
    <p role="alert" tabIndex={-1} className="flex gap-2.5 rounded-lg bg-danger-wash px-3 py-2.5 text-danger text-sm">
      <CircleAlert size={18} className="mt-px shrink-0" />
      {text}
    </p>
  ) : null

export const Submit = ({ label, busy }: { label: string; busy: boolean }) => (
  <Button type="submit" tone="primary" aria-disabled={busy} className="h-11 text-base">
    {busy ? <LoaderCircle size={18} className="animate-spin" /> : null}
    {label}
  </Button>
)
