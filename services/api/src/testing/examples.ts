import { randomUUID } from 'node:crypto'
import type { List, Tag, Todo } from '@todo/contracts'
import type { OperationId } from '../authorization.ts'
import { makeList, makeTag, makeTodo, type Person, password } from './people.ts'
import type { TestApi } from './start-api.ts'

/** What a request needs beside its operation. */
export interface Example {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
}

/** Something of somebody, for requests to be about. */
export interface Belongings {
  readonly owner: Person
  readonly list: List
  readonly todo: Todo
  readonly parent: Todo
  readonly tag: Tag
  /** Another owner of the list. */
  readonly member: { readonly id: string }
  readonly invitationId: string
  readonly invitationToken: string
  readonly sessionId: string
}

/** Belongings nobody has touched yet. */
export const makeBelongings = async (api: TestApi, owner: Person): Promise<Belongings> => {
  const list = await makeList(owner)
  const [todo, parent] = [await makeTodo(owner, list.id), await makeTodo(owner, list.id)]
  const kept = { owner, list, todo, parent, tag: await makeTag(owner, list.id) }
  const [member, sessionId, invitationId, invitationToken] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  await api.sql('insert into users (id, email, name) values ($1, $2, $3)', member, `${member}@example.com`, 'Grace')
  await api.sql(
    `insert into members (list_id, user_id, role, position) values ($1, $2, 'owner', 'a0')`,
    list.id,
    member,
  )
  await api.sql(
    `insert into sessions (id, user_id, token_hash, expires_at) values ($1, $2, sha256($3::bytea), now() + interval '1 day')`,
    ...[sessionId, owner.id, sessionId],
  )
  await api.sql(
    `insert into invitations (id, list_id, email, role, token_hash, expires_at)
      values ($1, $2, 'guest@example.com', 'viewer', sha256($3::bytea), now() + interval '1 day')`,
    ...[invitationId, list.id, invitationToken],
  )
  return { ...kept, member: { id: member }, sessionId, invitationId, invitationToken }
}

const onList = ({ list }: Belongings) => ({ params: { listId: list.id } })
const onTag = ({ tag }: Belongings) => ({ params: { tagId: tag.id } })
const onMember = ({ list, member }: Belongings) => ({ params: { listId: list.id, userId: member.id } })
const onTodo = ({ todo }: Belongings) => ({ params: { todoId: todo.id } })

/** For each operation a request that its owner may make and that succeeds. An operation without one does not compile. */
export const examples: Readonly<Record<OperationId, (belongings: Belongings) => Example>> = {
  'create-account': ({ list }) => ({ body: { email: `${list.id}@example.com`, name: 'Bob', password } }),
  'read-account': () => ({}),
  'update-account': () => ({ body: { name: 'Grace' } }),
  'change-password': () => ({ body: { currentPassword: password, newPassword: password } }),
  'export-account': () => ({}),
  'delete-account': () => ({ body: { password } }),
  'create-session': ({ owner }) => ({ body: { email: owner.email, password } }),
  'delete-current-session': () => ({}),
  'list-sessions': () => ({}),
  'delete-session': ({ sessionId }) => ({ params: { sessionId } }),
  'delete-other-sessions': () => ({}),
  'list-lists': () => ({}),
  'create-list': () => ({ body: { name: 'Garden' } }),
  'read-list': onList,
  'update-list': belongings => ({ ...onList(belongings), body: { name: 'Garden' } }),
  'delete-list': onList,
  'move-list': belongings => ({ ...onList(belongings), body: { place: 'first' } }),
  'archive-list': onList,
  'unarchive-list': onList,
  'list-members': onList,
  'update-member': belongings => ({ ...onMember(belongings), body: { role: 'editor' } }),
  'delete-member': onMember,
  'leave-list': onList,
  'create-invitation': belongings => ({ ...onList(belongings), body: { email: 'new@example.com', role: 'viewer' } }),
  'delete-invitation': ({ list, invitationId }) => ({ params: { listId: list.id, invitationId } }),
  'find-invitation': ({ invitationToken }) => ({ body: { token: invitationToken } }),
  'accept-invitation': ({ invitationToken }) => ({ body: { token: invitationToken } }),
  'change-todos': ({ todo }) => ({ body: { items: [{ todoId: todo.id, action: 'complete' }] } }),
  'read-view': () => ({ params: { view: 'today' } }),
  'search-todos': () => ({ query: { q: 'milk' } }),
  'list-changes': () => ({}),
  'stream-changes': () => ({}),
  'list-todos': ({ list }) => ({ query: { listId: list.id } }),
  'create-todo': ({ list }) => ({ body: { listId: list.id, title: 'Water the roses' } }),
  'read-todo': onTodo,
  'update-todo': belongings => ({ ...onTodo(belongings), body: { title: 'Water the roses' } }),
  'delete-todo': onTodo,
  'complete-todo': onTodo,
  'reopen-todo': onTodo,
  'move-todo': belongings => ({ ...onTodo(belongings), body: { parentId: belongings.parent.id } }),
  'trash-todo': onTodo,
  'restore-todo': onTodo,
  'list-tags': () => ({}),
  'read-tag': onTag,
  'update-tag': belongings => ({ ...onTag(belongings), body: { color: 'blue' } }),
  'delete-tag': onTag,
  'create-tag': ({ list }) => ({ body: { name: `Tag ${list.id}` } }),
}
