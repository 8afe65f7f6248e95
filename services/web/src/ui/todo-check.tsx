import type { Priority } from '../api/types.ts'

const rings: Record<Priority, string> = {
  none: 'border-edge peer-hover:border-accent',
  low: 'border-accent bg-accent-wash',
  medium: 'border-medium bg-medium/10',
  high: 'border-danger bg-danger-wash',
}

interface TodoCheckProps {
  title: string
  priority: Priority
  done: boolean
  disabled?: boolean
  onChange: (done: boolean) => void
  className?: string
}

/** The box that completes a todo; its ring shows the priority. */
export const TodoCheck = ({ title, priority, done, disabled = false, onChange, className = '' }: TodoCheckProps) => (
  <span className={`check relative inline-grid size-8 shrink-0 place-items-center ${className}`}>
    <input
      type="checkbox"
      checked={done}
      disabled={disabled}
      onChange={event => onChange(event.target.checked)}
      aria-label={`Complete “${title}”`}
      className="peer absolute inset-0 cursor-pointer appearance-none rounded-lg focus-visible:outline-offset-0"
    />
    <span
      className={`pointer-events-none col-start-1 row-start-1 size-5 rounded-md border-[1.5px] transition-colors duration-200 peer-checked:border-tint peer-checked:bg-tint ${rings[priority]}`}
    />
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="pointer-events-none col-start-1 row-start-1 size-5 fill-none stroke-[2.25] stroke-canvas [stroke-linecap:round] [stroke-linejoin:round]"
    >
      <path d="m5.5 10.5 3.2 3.2 6-7" />
    </svg>
  </span>
)
