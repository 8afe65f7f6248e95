import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import { ifMatch, once } from '../api/conditions.ts'
import { newIdentifier } from '../api/identifier.ts'
import type { Invitation, List, ListSummary, Member, Members, Role } from '../api/types.ts'
import { change } from './change.ts'
import { keys, queryClient } from './query-client.ts'

const keyOf = (listId: string) => [...keys.members, listId]

export const useMembers = (listId: string) =>
  useQuery({
    queryKey: keyOf(listId),
    queryFn: ({ signal }) => api.GET('/v1/lists/{listId}/members', { params: { path: { listId } }, signal }),
  })

const showing = (listId: string, update: (members: Members) => Members) => () => {
  const before = queryClient.getQueryData<Members>(keyOf(listId))
  queryClient.setQueryData<Members>(keyOf(listId), members => members && update(members))
  return () => void queryClient.setQueryData(keyOf(listId), before)
}

const readAgain = (listId: string) => () => void queryClient.invalidateQueries({ queryKey: keyOf(listId) })

export const changeRole = (listId: string, member: Member, role: Role): Promise<boolean> => {
  const params = { path: { listId, userId: member.userId }, ...ifMatch(member.version) }
  return change({
    scope: `${listId} members`,
    failed: `The role of ${member.name} was not changed`,
    apply: showing(listId, members => ({
      ...members,
      items: members.items.map(other => (other.userId === member.userId ? { ...other, role } : other)),
    })),
    send: () => api.PATCH('/v1/lists/{listId}/members/{userId}', { params, body: { role } }),
    accept: readAgain(listId),
  })
}

export const removeMember = (listId: string, member: Member): Promise<boolean> => {
  const params = { path: { listId, userId: member.userId }, ...ifMatch(member.version) }
  return change({
    scope: `${listId} members`,
    failed: `${member.name} was not removed`,
    apply: showing(listId, members => ({
      ...members,
      items: members.items.filter(({ userId }) => userId !== member.userId),
    })),
    send: () => api.DELETE('/v1/lists/{listId}/members/{userId}', { params }),
    accept: readAgain(listId),
  })
}

/** Sends an invitation by mail; whoever has its link may join. */
export const invite = async (listId: string, wanted: { email: string; role: Role }): Promise<void> => {
  const id = newIdentifier()
  const path = { listId }
  await api.POST('/v1/lists/{listId}/invitations', { params: { path }, ...once(id), body: { id, ...wanted } })
  await queryClient.invalidateQueries({ queryKey: keyOf(listId) })
}

export const withdraw = (listId: string, { id, email }: Invitation): Promise<boolean> =>
  change({
    scope: `${listId} members`,
    failed: `The invitation of ${email} was not taken back`,
    apply: showing(listId, members => ({
      ...members,
      invitations: members.invitations.filter(invitation => invitation.id !== id),
    })),
    send: () =>
      api.DELETE('/v1/lists/{listId}/invitations/{invitationId}', { params: { path: { listId, invitationId: id } } }),
    accept: readAgain(listId),
  })

/** Leaves a list of someone else. */
export const leaveList = (list: ListSummary): Promise<boolean> => {
  const request = { params: { path: { listId: list.id } }, ...once() }
  const show = (update: (lists: ListSummary[]) => ListSummary[]) =>
    queryClient.setQueryData<ListSummary[]>(keys.lists, lists => lists && update(lists))
  return change({
    scope: list.id,
    failed: `You did not leave the list “${list.name}”`,
    apply: () => {
      show(lists => lists.filter(({ id }) => id !== list.id))
      return () => show(lists => [...lists, list])
    },
    send: () => api.POST('/v1/lists/{listId}/leave', request),
  })
}

export const findInvitation = (token: string) => api.POST('/v1/invitations/find', { body: { token } })

export const acceptInvitation = async (token: string): Promise<List> => {
  const list = await api.POST('/v1/invitations/accept', { ...once(), body: { token } })
  await queryClient.invalidateQueries({ queryKey: keys.lists })
  return list
}
