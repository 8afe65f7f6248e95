import { useState } from 'react'
import type { ListSummary } from '../../api/types.ts'
import { useLists } from '../../data/lists.ts'
import { leaveList, useMembers } from '../../data/members.ts'
import { sharing } from '../../data/sharing.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { LogOut } from '../../ui/icons-of-details.ts'
import { LoadingRows } from '../../ui/notice.tsx'
import { navigate } from '../../ui/router.tsx'
import { tell } from '../../ui/toasts.ts'
import { InviteForm } from './invite-form.tsx'
import { InvitationRow, MemberRow } from './member-row.tsx'

const close = () => sharing.set(undefined)

/** Who is in a list; its owners invite others, and say what each may do. */
export default ({ listId }: { listId: string }) => {
  const { data: lists = [] } = useLists()
  const list = lists.find(({ id }) => id === listId)
  if (!list) return null
  const owned = list.role === 'owner'
  return (
    <Dialog title={owned ? `Share ${list.name}` : `Members of ${list.name}`} onClose={close}>
      {owned ? <InviteForm listId={listId} /> : null}
      <People list={list} owned={owned} />
      <Leaving list={list} />
    </Dialog>
  )
}

const People = ({ list, owned }: { list: ListSummary; owned: boolean }) => {
  const { data: members, isError, error } = useMembers(list.id)
  if (isError) return <p className="py-2 text-danger text-sm">{error.message}</p>
  if (!members) return <LoadingRows label="Loading members" />
  return (
    <div className="-mr-2 max-h-[45dvh] overflow-y-auto pr-2">
      <ul aria-label="Members" className="grid grid-cols-1 gap-1">
        {members.items.map(member => (
          <MemberRow key={member.userId} listId={list.id} member={member} changeable={owned} />
        ))}
      </ul>
      {members.invitations.length > 0 ? (
        <>
          <h3 className="mt-4 mb-1 font-medium text-faint text-xs">Invited</h3>
          <ul aria-label="Open invitations" className="grid grid-cols-1 gap-1">
            {members.invitations.map(invitation => (
              <InvitationRow key={invitation.id} listId={list.id} invitation={invitation} />
            ))}
          </ul>
        </>
      ) : null}
    </div>
  )
}

const Leaving = ({ list }: { list: ListSummary }) => {
  const { data: members } = useMembers(list.id)
  const [asking, setAsking] = useState(false)
  const owners = members?.items.filter(({ role }) => role === 'owner').length ?? 0
  // A list has an owner always: the last one can delete it, not leave it.
  if (list.role === 'owner' && owners < 2) return null
  const leave = () => {
    close()
    navigate('/')
    void leaveList(list)
    tell({ text: `You left ${list.name}.` })
  }
  return (
    <div className="mt-4 border-line border-t pt-3">
      <Button tone="quiet" className="-ml-2 text-danger! hover:bg-danger-wash" onClick={() => setAsking(true)}>
        <LogOut size={16} />
        Leave list
      </Button>
      {asking ? (
        <Confirm title={`Leave ${list.name}?`} action="Leave" onClose={() => setAsking(false)} onConfirm={leave}>
          You no longer see its todos. An owner can invite you again.
        </Confirm>
      ) : null}
    </div>
  )
}
