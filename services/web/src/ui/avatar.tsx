interface AvatarProps {
  name: string
  /** Someone who is not here yet. */
  faint?: boolean
  className?: string
}

/** The first letter of a name in a circle; the name itself stands beside it. */
export const Avatar = ({ name, faint = false, className = '' }: AvatarProps) => (
  <span
    aria-hidden="true"
    className={`grid size-8 shrink-0 place-items-center rounded-full font-semibold text-xs ${faint ? 'border border-edge border-dashed text-faint' : 'bg-accent-wash text-accent'} ${className}`}
  >
    {name.slice(0, 1).toUpperCase()}
  </span>
)
