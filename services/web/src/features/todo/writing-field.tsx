import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { dropDraft, keepDraft, lostDraft } from '../../data/drafts.ts'
import { DraftNote } from '../../ui/draft-note.tsx'

interface WritingFieldProps {
  label: string
  /** Where its draft is kept, see `keepDraft`. */
  place: string
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
  const { draft, restored, write, takeBack, save, end } = useWriting(props)
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
    if (takesBack && oneLine) return takeBack()
    left.current = true
    event.currentTarget.blur()
  }
  const discard = () => {
    takeBack()
    onLeft?.(true)
  }
  return (
    <div className="min-w-0 flex-1">
      <textarea
        ref={area}
        aria-label={label}
        rows={1}
        value={draft ?? value}
        onFocus={onFocus}
        onChange={event => write(event.target.value)}
        onBlur={() => {
          save()
          end()
          onLeft?.(left.current)
          left.current = false
        }}
        onKeyDown={onKeyDown}
        className={`field-sizing-content block w-full resize-none rounded-lg px-1.5 py-1 transition-colors duration-150 hover:bg-hover focus:bg-hover ${className}`}
        {...{ maxLength, placeholder }}
      />
      {restored ? <DraftNote onDiscard={discard} className="pl-1.5" /> : null}
    </div>
  )
}

/** What is written and not yet saved, and what was when the app was closed. */
const useWriting = ({ place, value, onSave, oneLine = false }: WritingFieldProps) => {
  const [found] = useState(() => lostDraft(place, value))
  const [draft, setDraft] = useState(found?.text)
  const [restored, setRestored] = useState(found !== undefined)
  const latest = useRef({ draft, restored, value, onSave })
  const began = useRef(found?.before ?? value)
  useEffect(() => {
    latest.current = { draft, restored, value, onSave }
  })
  const save = () => {
    const { draft: text, value: stored, onSave: store } = latest.current
    const wanted = oneLine ? text?.replaceAll(/\s*\n\s*/g, ' ').trim() : text
    const isNew = wanted !== undefined && wanted !== stored && wanted !== began.current
    if (!isNew || (wanted === '' && oneLine)) return
    setRestored(false)
    store(wanted, began.current)
    began.current = wanted
  }
  // The timer starts anew with each keystroke; the rest is read when it ends. What was restored waits for its writer.
  useEffect(() => {
    if (draft === undefined || restored) return
    const timer = setTimeout(save, pause)
    return () => clearTimeout(timer)
  }, [draft, restored])
  // What is unsaved when the field goes away is saved then; what was restored is kept for its writer.
  useEffect(() => () => (latest.current.restored ? undefined : save()), [])
  const end = () => {
    setDraft(undefined)
    setRestored(false)
  }
  return {
    ...{ draft, restored, save, end },
    write(text: string) {
      if (draft === undefined) began.current = value
      setDraft(text)
      setRestored(false)
      keepDraft(place, text, began.current)
    },
    takeBack() {
      end()
      dropDraft(place)
    },
  }
}
