import { useEffect, useState } from 'react'
import { CircleAlert, X } from './icons.ts'
import { announcement, dismiss, toasts } from './toasts.ts'

const shownFor = 7000

interface MessageProps {
  id: number
  text: string
  tone?: 'plain' | 'problem'
  action?: string
  act?: () => void
}

const Message = ({ id, text, tone, action, act }: MessageProps) => {
  const [held, setHeld] = useState(false)
  useEffect(() => {
    // A problem stays until it was read; other messages wait while a pointer or the focus is on them (WCAG 2.2.1).
    if (tone === 'problem' || held) return
    const timer = setTimeout(() => dismiss(id), shownFor)
    return () => clearTimeout(timer)
  }, [id, tone, held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it does nothing when clicked; a hand or the focus on it only keeps it there.
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex animate-rise items-center gap-3 rounded-xl bg-tip py-2 pr-2 pl-4 text-on-tip text-sm shadow-float forced-colors:border"
    >
      {tone === 'problem' ? <CircleAlert size={18} className="shrink-0" /> : null}
      <p className="min-w-0 flex-1 py-1 [overflow-wrap:anywhere]">{text}</p>
      {action ? (
        <button
          type="button"
          className="h-8 shrink-0 rounded-lg bg-on-tip/12 px-3 font-medium hover:bg-on-tip/20 focus-visible:outline-on-tip"
          onClick={() => {
            dismiss(id)
            act?.()
          }}
        >
          {action}
        </button>
      ) : null}
      <button
        type="button"
        aria-label="Dismiss message"
        className="grid size-8 shrink-0 place-items-center rounded-lg hover:bg-on-tip/12 focus-visible:outline-on-tip"
        onClick={() => dismiss(id)}
      >
        <X size={16} />
      </button>
    </div>
  )
}

/** Messages at the edge of the window, and what only screen readers hear. */
export const Live = () => (
  <>
    <p role="status" className="sr-only">
      {announcement.use()}
    </p>
    <section
      aria-label="Messages"
      aria-live="polite"
      className="pointer-events-none fixed inset-x-0 bottom-0 z-40 mx-auto grid max-h-[60dvh] max-w-120 gap-2 overflow-y-auto p-4 pb-[calc(1rem+env(safe-area-inset-bottom))] [:root:has([data-bulk])_&]:bottom-28"
    >
      {toasts.use().map(toast => (
        <Message key={toast.id} {...toast} />
      ))}
    </section>
  </>
)
