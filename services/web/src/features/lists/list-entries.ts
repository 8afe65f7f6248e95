import type { ListSummary } from '../../api/types.ts'
import { archiveList, unarchiveList } from '../../data/list-changes.ts'
import { sharing } from '../../data/sharing.ts'
import { Trash2, Users } from '../../ui/icons.ts'
import { Archive, ArchiveRestore, ArrowDown, ArrowUp, Pencil } from '../../ui/icons-of-details.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { tell } from '../../ui/toasts.ts'

export type Asking = 'edit' | 'delete'

interface ListedList {
  list: ListSummary
  index: number
  count: number
  onMove: ((from: number, to: number) => void) | undefined
  ask: (asking: Asking) => void
}

/** The menu of a list. */
export const listEntries = ({ list, index, count, onMove, ask }: ListedList): MenuEntry[][] => {
  const archive = () => {
    void archiveList(list)
    tell({ text: `Archived ${list.name}.`, action: 'Undo', act: () => void unarchiveList(list) })
  }
  const moves: MenuEntry[] = onMove
    ? [
        { label: 'Move up', icon: ArrowUp, act: () => onMove(index, index - 1), disabled: index === 0, keys: 'Alt ↑' },
        {
          ...{ label: 'Move down', icon: ArrowDown, keys: 'Alt ↓' },
          ...{ act: () => onMove(index, index + 1), disabled: index === count - 1 },
        },
      ]
    : []
  const share: MenuEntry = {
    ...{ label: list.role === 'owner' ? 'Share…' : 'Members…', icon: Users },
    act: () => sharing.set(list.id),
  }
  const owned: MenuEntry[] = [
    list.archivedAt
      ? { label: 'Bring back', icon: ArchiveRestore, act: () => void unarchiveList(list) }
      : { label: 'Archive', icon: Archive, act: archive },
    { label: 'Delete…', icon: Trash2, act: () => ask('delete'), danger: true },
  ]
  return list.role === 'owner'
    ? [[{ label: 'Rename or recolour…', icon: Pencil, act: () => ask('edit') }, share], moves, owned]
    : [[share], moves]
}
