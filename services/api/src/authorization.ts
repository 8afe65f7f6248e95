import type { Role } from '@todo/contracts'
import { ProblemError } from './errors.ts'

/**
 * Who may do what: one row for each operation, and none without. `anyone` needs no session; `self` acts on what is the
 * user's own; a role is what the user needs in the list that the operation touches.
 */
export const authorization = {
  'create-account': 'anyone',
  'read-account': 'self',
  'update-account': 'self',
  'change-password': 'self',
  'export-account': 'self',
  'delete-account': 'self',
  'create-session': 'anyone',
  'delete-current-session': 'self',
  'list-sessions': 'self',
  'delete-session': 'self',
  'delete-other-sessions': 'self',
  'list-lists': 'self',
  'create-list': 'self',
  'read-list': 'viewer',
  'update-list': 'owner',
  'delete-list': 'owner',
  'move-list': 'viewer',
  'archive-list': 'owner',
  'unarchive-list': 'owner',
  'list-members': 'viewer',
  'update-member': 'owner',
  'delete-member': 'owner',
  'leave-list': 'viewer',
  'create-invitation': 'owner',
  'delete-invitation': 'owner',
  'find-invitation': 'anyone',
  'accept-invitation': 'self',
  'list-todos': 'self',
  'create-todo': 'editor',
  'read-todo': 'viewer',
  'update-todo': 'editor',
  'delete-todo': 'editor',
  'complete-todo': 'editor',
  'reopen-todo': 'editor',
  'move-todo': 'editor',
  'trash-todo': 'editor',
  'restore-todo': 'editor',
  // Each item is looked at as the single operation would be.
  'change-todos': 'self',
  'read-view': 'self',
  'search-todos': 'self',
  'list-changes': 'self',
  'stream-changes': 'self',
  'list-tags': 'self',
  'read-tag': 'self',
  'update-tag': 'self',
  'delete-tag': 'self',
  'create-tag': 'self',
} as const satisfies Record<string, 'anyone' | 'self' | Role>

export type OperationId = keyof typeof authorization

const rank: Record<Role, number> = { viewer: 1, editor: 2, owner: 3 }

/**
 * Answers with what was loaded, if the user's role in its list is enough for the operation.
 *
 * @param found - a row with the role of the user, or undefined when there is none (or not for this user)
 * @throws ProblemError `not-found`, without a hint whether it exists; `role-too-low` for a member
 */
export const authorize = <Row extends { role: Role }>(operation: OperationId, found: Row | undefined): Row => {
  if (!found) throw new ProblemError('not-found')
  const needed = authorization[operation]
  if (needed !== 'anyone' && needed !== 'self' && rank[found.role] < rank[needed])
    throw new ProblemError('role-too-low')
  return found
}
