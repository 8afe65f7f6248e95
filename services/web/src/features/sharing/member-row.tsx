import { useState } from 'react'
import type { Invitation, Member, Role } from '../../api/types.ts'
import { useAccount } from '../../data/account.ts'
import { changeRole, removeMember, withdraw } from '../../data/members.ts'
import { readerLocale, readerZone } from '../../data/reader.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { IconButton } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { X } from '../../ui/icons.ts'
import { RoleSelect, roleName } from './role-select.tsx'

interface MemberRowProps {
  listId: string
  member: Member
  /** Whether the reader may say what this member may do. */
  changeable: boolean
}

export const MemberRow = ({ listId, member, changeable }: MemberRowProps) => {
  const { data: account } = useAccount()
  const [asking, setAsking] = useState(false)
  const self = member.userId === account?.id
  return (
    <li className="flex min-h-12 items-center gap-3">
      <Avatar name={member.name} />
      <div className="min-w-0 flex-1">
        <p className="truncate">
          {member.name}
          {self ? <span className="text-faint"> (you)</span> : null}
        </p>
        <p className="truncate text-faint text-sm">{member.email}</p>
      </div>
      {changeable && !self ? (
        <>
          <RoleSelect
            label={`Role of ${member.name}`}
            value={member.role}
            onChange={event => void changeRole(listId, member, event.target.value as Role)}
            className="h-8"
          />
          <IconButton label={`Remove ${member.name}`} onClick={() => setAsking(true)}>
            <X size={16} />
          </IconButton>
        </>
      ) : (
        <span className="px-2 text-faint text-sm">{roleName(member.role)}</span>
      )}
      {asking ? (
        <Confirm
          title={`Remove ${member.name}?`}
          action="Remove"
          onClose={() => setAsking(false)}
          onConfirm={() => void removeMember(listId, member)}
        >
          {member.name} no longer sees this list. What they wrote stays.
        </Confirm>
      ) : null}
    </li>
  )
}

export const InvitationRow = ({ listId, invitation }: { listId: string; invitation: Invitation }) => {
  const until = new Intl.DateTimeFormat(readerLocale(), { day: 'numeric', month: 'short', timeZone: readerZone() })
  return (
    <li className="flex min-h-11 items-center gap-3">
      <Avatar name={invitation.email} faint />
      <div className="min-w-0 flex-1">
        <p className="truncate">{invitation.email}</p>
        <p className="truncate text-faint text-sm">
          {roleName(invitation.role)} · open until {until.format(new Date(invitation.expiresAt))}
        </p>
      </div>
      <IconButton
        label={`Take back the invitation of ${invitation.email}`}
        onClick={() => void withdraw(listId, invitation)}
      >
        <X size={16} />
      </IconButton>
    </li>
  )
}
