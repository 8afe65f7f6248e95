import { type ComponentProps, useRef } from 'react'

interface EditLineProps extends Omit<ComponentProps<'input'>, 'onChange' | 'defaultValue'> {
  label: string
  value: string
  /** Keeps what is typed while it is not saved, and begins with what was kept. */
  draft: { restored: string | undefined; before: string; keep: (text: string) => void; drop: () => void }
  /** The text was changed to something that says something; `before` is what the editing began from. */
  onSave: (text: string, before: string) => void
  /** Editing has ended, by Enter, Escape or going elsewhere; `key` tells whether by the keyboard. */
  onEnd: (key: boolean) => void
}

/** A text being changed where it stands: Enter or leaving saves it, Escape leaves it as it was. */
export const EditLine = ({ label, value, draft, onSave, onEnd, ...props }: EditLineProps) => {
  const ended = useRef(false)
  const before = useRef(draft.before).current
  const end = (input: HTMLInputElement, save: boolean, key: boolean) => {
    if (ended.current) return
    ended.current = true
    const text = input.value.trim()
    if (save && text !== '' && text !== before) onSave(text, before)
    else draft.drop()
    onEnd(key)
  }
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it replaces the text that the reader has just asked to change.
      autoFocus
      aria-label={label}
      defaultValue={draft.restored ?? value}
      onChange={event => draft.keep(event.target.value)}
      onFocus={event => event.target.select()}
      onBlur={event => end(event.target, true, false)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter' || event.key === 'Escape') {
          event.preventDefault()
          event.stopPropagation()
          end(event.currentTarget, event.key === 'Enter', true)
        }
      }}
      {...props}
    />
  )
}
