import type { ReactNode } from 'react'
import type { Icon } from '../../ui/icon.tsx'
import { MenuButton } from '../../ui/menu-button.tsx'

const actLook =
  'inline-grid grid-flow-col place-items-center h-10 w-auto min-w-10 gap-1.5 rounded-lg px-2 text-sm text-soft hover:bg-hover hover:text-ink disabled:opacity-45 aria-expanded:bg-hover'

const Words = ({ children }: { children: ReactNode }) => <span className="hidden @2xl:inline">{children}</span>

interface ActProps {
  icon: Icon
  disabled: boolean
  act: () => void
  danger?: boolean
  children: string
}

/** Does something to all selected todos at once. */
export const Act = ({ icon: Icon, disabled, act, danger = false, children }: ActProps) => (
  <button
    type="button"
    aria-label={children}
    title={children}
    disabled={disabled}
    onClick={act}
    className={`${actLook} ${danger ? 'hover:text-danger' : ''}`}
  >
    <Icon size={18} />
    <Words>{danger ? '' : children}</Words>
  </button>
)

interface ChooseProps {
  icon: Icon
  label: string
  disabled: boolean
  groups: Parameters<typeof MenuButton>[0]['groups']
}

/** Opens a menu of what to do with them. */
export const Choose = ({ icon: Icon, label, disabled, groups }: ChooseProps) => (
  <MenuButton label={label} groups={groups} disabled={disabled} className={actLook}>
    <Icon size={18} />
    <Words>{label}</Words>
  </MenuButton>
)
