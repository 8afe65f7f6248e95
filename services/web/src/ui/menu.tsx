import type { RefObject } from 'react'
import { Menu, MenuItem, MenuSection, Popover, Separator } from 'react-aria-components'
import type { Icon } from './icon.tsx'

export interface MenuEntry {
  label: string
  icon: Icon
  act: () => void
  danger?: boolean
  disabled?: boolean
  keys?: string
}

export interface MenuProps {
  label: string
  trigger: RefObject<HTMLElement | null>
  /** Groups, with a line between them. */
  groups: MenuEntry[][]
  onClose: () => void
}

const entryLook =
  'group flex h-9 items-center gap-2.5 rounded-lg px-2.5 text-sm outline-none data-[disabled]:opacity-45 data-[focused]:bg-hover forced-colors:data-[focused]:outline-2'

const Entry = ({ label, icon: Icon, act, danger = false, disabled = false, keys }: MenuEntry) => (
  <MenuItem
    onAction={act}
    isDisabled={disabled}
    textValue={label}
    className={`${entryLook} ${danger ? 'text-danger data-[focused]:bg-danger-wash' : ''}`}
  >
    <Icon size={16} className={danger ? '' : 'text-faint'} />
    <span className="flex-1">{label}</span>
    {keys ? <kbd className="font-sans text-faint text-xs">{keys}</kbd> : null}
  </MenuItem>
)

/** The open menu of {@link MenuButton}; in a chunk of its own, since React Aria's overlays are large. */
export default ({ label, trigger, groups, onClose }: MenuProps) => (
  <Popover
    aria-label={label}
    triggerRef={trigger}
    isOpen
    onOpenChange={open => !open && onClose()}
    placement="bottom end"
    offset={4}
    className="min-w-52 animate-appear rounded-xl bg-raised p-1.5 shadow-float outline-none forced-colors:border"
  >
    <Menu aria-label={label} className="outline-none" onClose={onClose} autoFocus="first">
      {groups
        .filter(entries => entries.length > 0)
        .map((entries, index) => [
          index > 0 ? <Separator key={`before ${entries[0]?.label}`} className="mx-2 my-1.5 h-px bg-line" /> : null,
          <MenuSection key={entries[0]?.label} aria-label={`${label}, group ${index + 1}`}>
            {entries.map(entry => (
              <Entry key={entry.label} {...entry} />
            ))}
          </MenuSection>,
        ])}
    </Menu>
  </Popover>
)
