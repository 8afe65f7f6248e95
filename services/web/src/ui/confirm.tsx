import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmProps {
  title: string
  /** What will happen, in the words of the button. */
  action: string
  children: ReactNode
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone. */
export const Confirm = ({ title, action, children, onConfirm, onClose }: ConfirmProps) => (
  <Dialog title={title} onClose={onClose} role="alertdialog">
    <p className="text-soft">{children}</p>
    <div className="mt-6 flex justify-end gap-2">
      <Button onClick={onClose} data-first>
        Cancel
      </Button>
      <Button
        tone="danger"
        onClick={() => {
          onConfirm()
          onClose()
        }}
      >
        {action}
      </Button>
    </div>
  </Dialog>
)
