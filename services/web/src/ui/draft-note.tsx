interface DraftNoteProps {
  onDiscard: () => void
  className?: string
}

/** Tells that a field has what was being written when the app was closed. */
export const DraftNote = ({ onDiscard, className = '' }: DraftNoteProps) => (
  <p role="status" className={`flex items-center gap-1 text-faint text-xs ${className}`}>
    Draft restored
    <button
      type="button"
      onClick={onDiscard}
      className="h-6 rounded-md px-1.5 text-soft underline underline-offset-2 hover:text-ink"
    >
      Discard
    </button>
  </p>
)
