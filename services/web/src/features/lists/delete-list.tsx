import type { ListSummary } from '../../api/types.ts'
import { deleteList } from '../../data/list-changes.ts'
import { Confirm } from '../../ui/confirm.tsx'
import { navigate } from '../../ui/router.tsx'
import { counted } from '../../ui/words.ts'

interface DeleteListProps {
  list: ListSummary
  active: boolean
  onClose: () => void
}

export default ({ list, active, onClose }: DeleteListProps) => (
  <Confirm
    title={`Delete ${list.name}?`}
    action="Delete list"
    onClose={onClose}
    onConfirm={() => {
      if (active) navigate('/')
      void deleteList(list)
    }}
  >
    This deletes the list and everything in it for good, {counted(list.openTodos, 'open todo')} included. Archiving
    would keep it.
  </Confirm>
)
