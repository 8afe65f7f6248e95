import { blocksOf } from './blocks.tsx'
import { partsOf } from './notes-tree.ts'

interface NotesViewProps {
  text: string
  /** Takes the text with one task ticked or not; absent where nothing may be changed. */
  onChange?: ((text: string) => void) | undefined
}

/** Notes as their Markdown means them. */
export default ({ text, onChange }: NotesViewProps) => {
  const parts = partsOf(text)
  const onTask = (at: number, done: boolean) =>
    onChange?.(`${text.slice(0, at)}[${done ? 'x' : ' '}]${text.slice(at + 3)}`)
  return parts ? (
    blocksOf(parts, { text, above: 2, onTask: onChange && onTask })
  ) : (
    <p className="whitespace-pre-wrap">{text}</p>
  )
}
