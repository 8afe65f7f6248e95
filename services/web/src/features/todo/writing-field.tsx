import { type KeyboardEvent, useEffect, useRef, useState } from 'react'

interface WritingFieldProps {
  label: string
  value: string
  /** @param before - the text that the writing began from */
  onSave: (text: string, before: string) => void
  /** Enter ends the writing, Escape takes it back, and blank text is not saved. */
  oneLine?: boolean
  maxLength: number
  placeholder?: string
  className?: string
  /** The field has the focus from the start, with the caret at this place. */
  caret?: number | undefined
  onFocus?: () => void
  /** The field was left; `byKey` when not for another one. */
  onLeft?: (byKey: boolean) => void
}

const pause = 1000

/** Text that grows with what is written and is saved in pauses, and on leaving. */
export const WritingField = (props: WritingFieldProps) => {
  const { label, value, oneLine = false, caret, onLeft, className = '', maxLength, placeholder, onFocus } = props
  const { draft, setDraft, save } = useDraft(props)
  const area = useRef<HTMLTextAreaElement>(null)
  const left = useRef(false)
  useEffect(() => {
    if (caret === undefined) return
    area.current?.focus()
    area.current?.setSelectionRange(caret, caret)
  }, [caret])
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    const ends = event.key === 'Enter' && (oneLine || event.ctrlKey || event.metaKey)
    const takesBack =
      event.key === 'Escape' && (oneLine ? draft !== undefined && draft !== value : (draft ?? value) !== '')
    if (!ends && !takesBack) return
    event.preventDefault()
    if (takesBack && oneLine) return setDraft(undefined)
    left.current = true
    event.currentTarget.blur()
  }
  return (
    <textarea
      ref={area}
      aria-label={label}
      rows={1}
      value={draft ?? value}
      onFocus={onFocus}
      onChange={event => setDraft(event.target.value)}
      onBlur={() => {
        save()
        setDraft(undefined)
        onLeft?.(left.current)
        left.current = false
      }}
      onKeyDown={onKeyDown}
      className={`field-sizing-content w-full resize-none rounded-lg px-1.5 py-1 transition-colors duration-150 hover:bg-hover focus:bg-hover ${className}`}
      {...{ maxLength, placeholder }}
    />
  )
}

/** What is written and not yet saved. */
const useDraft = ({ value, onSave, oneLine = false }: WritingFieldProps) => {
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
  const write = (text: string | undefined) => {
    if (draft === undefined) began.current = value
    setDraft(text)
  }
  return { draft, setDraft: write, save }
}
