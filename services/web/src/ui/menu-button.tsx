import { Suspense, useRef, useState } from 'react'
import { ahead, lazily } from './ahead.ts'
import { IconButton } from './button.tsx'
import { Ellipsis } from './icons.ts'
import type { MenuEntry } from './menu.tsx'

const loadMenu = () => import('./menu.tsx')
const Menu = lazily(loadMenu)

interface MenuButtonProps {
  label: string
  groups: () => MenuEntry[][]
  className?: string
}

/** The button at the end of a row; its menu is loaded when a hand comes near. */
export const MenuButton = ({ label, groups, className = '' }: MenuButtonProps) => {
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLButtonElement>(null)
  return (
    <>
      <IconButton
        ref={trigger}
        label={label}
        className={className}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={ahead(loadMenu)}
        onFocus={ahead(loadMenu)}
        onClick={() => {
          // Safari does not focus a clicked button, and the menu gives the focus back to what had it.
          trigger.current?.focus()
          setOpen(true)
        }}
      >
        <Ellipsis size={18} />
      </IconButton>
      {open ? (
        <Suspense>
          <Menu label={label} trigger={trigger} groups={groups()} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
