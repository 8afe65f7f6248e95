import type { ListSummary } from '../../api/types.ts'
import { unarchiveList } from '../../data/list-changes.ts'
import { Button } from '../../ui/button.tsx'
import { ArchiveRestore } from '../../ui/icons-of-details.ts'

/** Why an archived list cannot be changed, and the way out of that. */
export default ({ list }: { list: ListSummary }) => (
  <div className="mb-4 flex items-center gap-3 rounded-xl bg-sunken py-2 pr-2 pl-4 text-soft text-sm">
    <p className="flex-1">This list is archived: it can be read, not changed.</p>
    {list.role === 'owner' ? (
      <Button onClick={() => void unarchiveList(list)}>
        <ArchiveRestore size={16} />
        Bring back
      </Button>
    ) : null}
  </div>
)
