import type { ReactNode } from 'react'
import type { Icon } from '../../ui/icon.tsx'

/** One property of a todo: its name at the left, its value at the right. */
export const FieldRow = ({ icon: Icon, name, children }: { icon: Icon; name: string; children: ReactNode }) => (
  <div className="grid min-h-9 grid-cols-[5.75rem_minmax(0,1fr)] items-center text-sm">
    <span className="flex items-center gap-2.5 self-start pt-2 pl-1.5 text-faint">
      <Icon size={16} />
      {name}
    </span>
    <div className="min-w-0">{children}</div>
  </div>
)

/** A value that opens a picker. */
export const valueLook =
  'flex min-h-9 w-full items-center gap-2 rounded-lg px-2 text-left transition-colors duration-150 hover:bg-hover aria-expanded:bg-hover disabled:pointer-events-none'
