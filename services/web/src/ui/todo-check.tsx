import type { ChangeEvent } from 'react'
import type { Priority } from '../api/types.ts'

const rings: Record<Priority, string> = {
  none: 'border-edge peer-hover:border-accent',
  low: 'border-low text-low',
  medium: 'border-medium text-medium bg-medium/8',
  high: 'border-high text-high bg-high/10',
}

/** Bars that rise with the priority, so that it is told by form as well as by colour. */
const bars: Record<Priority, string> = {
  none: '',
  low: 'M6 14v-2',
  medium: 'M6 14v-2M10 14V9.5',
  high: 'M6 14v-2M10 14V9.5M14 14V6.5',
}

interface TodoCheckProps {
  title: string
  priority: Priority
  done: boolean
  /** It selects the todo instead of completing it: it is round then, and says so. */
  selects?: boolean
  disabled?: boolean
  onChange: (done: boolean, event: ChangeEvent<HTMLInputElement>) => void
  className?: string
}

const boxLook =
  'pointer-events-none col-start-1 row-start-1 size-5 border-[1.5px] transition-[border-radius,color,background-color,border-color] duration-200'

/** The box that completes a todo; its ring shows the priority. */
export const TodoCheck = ({ title, priority, done, selects, disabled, onChange, className = '' }: TodoCheckProps) => (
  <span className={`check relative inline-grid size-8 shrink-0 place-items-center ${className}`}>
    <input
      type="checkbox"
      checked={done}
      disabled={disabled}
      onChange={event => onChange(event.target.checked, event)}
      aria-label={`${selects ? 'Select' : 'Complete'} “${title}”`}
      className="peer absolute inset-0 cursor-pointer appearance-none rounded-lg focus-visible:outline-offset-0"
    />
    <span
      className={`${boxLook} ${
        selects
          ? 'rounded-full border-edge peer-checked:border-accent peer-checked:bg-accent peer-hover:border-accent'
          : `rounded-md peer-checked:border-tint peer-checked:bg-tint ${rings[priority]}`
      }`}
    >
      {selects || done || priority === 'none' ? null : (
        <svg
          viewBox="0 0 20 20"
          aria-hidden="true"
          className="-m-[1.5px] size-5 stroke-2 stroke-current [stroke-linecap:round]"
        >
          <path className="bars" d={bars[priority]} />
        </svg>
      )}
    </span>
    <svg
      viewBox="0 0 20 20"
      aria-hidden="true"
      className="pointer-events-none col-start-1 row-start-1 size-5 fill-none stroke-[2.25] stroke-canvas [stroke-linecap:round] [stroke-linejoin:round]"
    >
      <path d="m5.5 10.5 3.2 3.2 6-7" />
    </svg>
  </span>
)
