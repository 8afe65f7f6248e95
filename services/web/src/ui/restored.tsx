import type { RefObject } from 'react'
import { DraftNote } from './draft-note.tsx'

interface RestoredProps {
  /** The field, or what it is in. */
  field: RefObject<HTMLElement | null>
  drop: () => void
  className?: string
}

/** The note at a field that begins empty; discarding the draft empties it for another text. */
export default ({ field, drop, className }: RestoredProps) => {
  const discard = () => {
    drop()
    const { current } = field
    const input = current instanceof HTMLInputElement ? current : current?.querySelector('input')
    if (!input) return
    input.value = ''
    input.focus()
  }
  return <DraftNote onDiscard={discard} {...(className ? { className } : {})} />
}
