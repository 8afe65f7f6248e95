import { type ReactNode, Suspense, useRef, useState } from 'react'
import { ahead, lazily } from './ahead.ts'
import { IconButton } from './button.tsx'
import { Ellipsis } from './icons.ts'
import type { MenuEntry } from './menu.tsx'

const loadMenu = () => import('./menu.tsx')
const Menu = lazily(loadMenu)

interface MenuButtonProps {
  label: string
  /** What is in it, asked for when it opens; it may have to be loaded. */
  groups: () => MenuEntry[][] | Promise<MenuEntry[][]>
  /** Loads what {@link groups} will ask for. */
  prepare?: () => void
  disabled?: boolean
  className?: string
  /** What the button shows instead of three dots. */
  children?: ReactNode
}

/** The button at the end of a row; its menu is loaded when a hand comes near. */
export const MenuButton = ({ label, groups, prepare, disabled = false, className = '', children }: MenuButtonProps) => {
  const [entries, setEntries] = useState<MenuEntry[][]>()
  const trigger = useRef<HTMLButtonElement>(null)
  const near = () => {
    ahead(loadMenu)()
    prepare?.()
  }
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        disabled={disabled}
        className={className}
        aria-haspopup="menu"
        aria-expanded={entries !== undefined}
        onPointerEnter={near}
        onFocus={near}
        onClick={() => {
          // Safari does not focus a clicked button, and the menu gives the focus back to what had it.
          trigger.current?.focus()
          ahead(async () => setEntries(await groups()))()
        }}
      >
        {children ?? <Ellipsis size={18} strokeWidth={3} />}
      </IconButton>
      {entries ? (
        <Suspense>
          <Menu label={label} trigger={trigger} groups={entries} onClose={() => setEntries(undefined)} />
        </Suspense>
      ) : null}
    </>
  )
}
