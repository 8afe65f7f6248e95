import type { Color } from '../api/types.ts'

/** The colour of a list or tag; its name always stands beside it. */
export const Dot = ({ color, className = 'size-2.5' }: { color: Color; className?: string }) => (
  <span
    aria-hidden="true"
    data-color={color}
    className={`inline-block shrink-0 rounded-full bg-tint forced-color-adjust-none ${className}`}
  />
)
