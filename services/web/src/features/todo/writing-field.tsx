import { useEffect, useRef, useState } from 'react'

interface WritingFieldProps {
  label: string
  value: string
  /** @param before - the text that the writing began from */
  onSave: (text: string, before: string) => void
  /** Enter ends the writing, and blank text is not saved. */
  oneLine?: boolean
  maxLength: number
  placeholder?: string
  className?: string
}

const pause = 1000

/** Text that grows with what is written and is saved in pauses, and on leaving. */
export const WritingField = ({ label, value, onSave, oneLine = false, className = '', ...rest }: WritingFieldProps) => {
  const [draft, setDraft] = useState<string>()
  const latest = useRef({ draft, value, onSave })
  const began = useRef(value)
  useEffect(() => {
    latest.current = { draft, value, onSave }
  })
  const save = () => {
    const { draft: text, value: stored, onSave: store } = latest.current
    const wanted = oneLine ? text?.replaceAll(/\s*\n\s*/g, ' ').trim() : text
    const isNew = wanted !== undefined && wanted !== stored && wanted !== began.current
    if (!isNew || (wanted === '' && oneLine)) return
    store(wanted, began.current)
    began.current = wanted
  }
  // The timer starts anew with each keystroke; the rest is read when it ends.
  useEffect(() => {
    if (draft === undefined) return
    const timer = setTimeout(save, pause)
    return () => clearTimeout(timer)
  }, [draft])
  // What is unsaved when the field goes away is saved then.
  useEffect(() => save, [])
  return (
    <textarea
      aria-label={label}
      rows={1}
      value={draft ?? value}
      onChange={event => {
        if (draft === undefined) began.current = value
        setDraft(event.target.value)
      }}
      onBlur={() => {
        save()
        setDraft(undefined)
      }}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (oneLine && event.key === 'Enter') {
          event.preventDefault()
          event.currentTarget.blur()
        }
        if (event.key === 'Escape' && draft !== undefined && draft !== value) {
          event.preventDefault()
          setDraft(undefined)
        }
      }}
      className={`field-sizing-content w-full resize-none rounded-lg px-1.5 py-1 transition-colors duration-150 hover:bg-hover focus:bg-hover ${className}`}
      {...rest}
    />
  )
}
