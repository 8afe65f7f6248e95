import { type ReactNode, useEffect, useId, useRef } from 'react'
import { createPortal } from 'react-dom'
import { IconButton } from './button.tsx'
import { X } from './icons.ts'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** `alertdialog` for a question that must be answered. */
  role?: 'dialog' | 'alertdialog'
}

/**
 * A modal dialog: the browser keeps the focus inside, makes the rest inert and gives the focus back. It begins at the
 * control with the attribute `data-first`.
 */
export const Dialog = ({ title, onClose, children, role = 'dialog' }: DialogProps) => {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const element = dialog.current
    element?.showModal()
    // The browser would choose the first control, which is the one that closes the dialog.
    element?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => element?.close()
  }, [])
  // In a pane that a narrow window hides, it would be modal and unseen.
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; the key for that is Escape, which the browser handles.
    <dialog
      ref={dialog}
      role={role}
      aria-labelledby={heading}
      onClose={onClose}
      onClick={event => event.target === dialog.current && onClose()}
      className="m-auto w-[min(26rem,calc(100vw-2rem))] animate-rise overflow-visible rounded-2xl bg-raised text-ink shadow-float forced-colors:border"
    >
      <div className="p-5">
        <div className="mb-4 flex items-start justify-between gap-4">
          <h2 id={heading} className="font-semibold text-lg tracking-tight">
            {title}
          </h2>
          <IconButton label="Close" onClick={onClose} className="-mt-1 -mr-1">
            <X size={18} />
          </IconButton>
        </div>
        {children}
      </div>
    </dialog>,
    document.body,
  )
}
