import type { paths } from './schema.ts'

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never

export type Account = Json<paths['/v1/account']['get']['responses'][200]>
export type ListSummary = Json<paths['/v1/lists']['get']['responses'][200]>['items'][number]
export type List = Json<paths['/v1/lists/{listId}']['get']['responses'][200]>
export type Color = List['color']
export type Todo = Json<paths['/v1/todos/{todoId}']['get']['responses'][200]>
export type Priority = Todo['priority']
export type Reminder = Todo['reminders'][number]
export type Due = NonNullable<Todo['due']>
export type Tag = Json<paths['/v1/tags']['get']['responses'][200]>['items'][number]
export type Place = NonNullable<Json<paths['/v1/todos/{todoId}/move']['post']['requestBody']>['place']>

export type BulkItem = Json<paths['/v1/todos/changes']['post']['requestBody']>['items'][number]
export type BulkResult = Json<paths['/v1/todos/changes']['post']['responses'][200]>

export type View = paths['/v1/views/{view}']['get']['parameters']['path']['view']
export type TodoPage = Json<paths['/v1/views/{view}']['get']['responses'][200]>
export type Change = Json<paths['/v1/changes']['get']['responses'][200]>['items'][number]
export type Session = Json<paths['/v1/sessions']['get']['responses'][200]>['items'][number]
export type Members = Json<paths['/v1/lists/{listId}/members']['get']['responses'][200]>
export type Member = Members['items'][number]
export type Invitation = Members['invitations'][number]
export type Role = Member['role']

/** Problem details (RFC 9457) as the API answers them. */
export interface Problem {
  title: string
  status: number
  code: string
  detail?: string
  errors?: { field: string; message: string }[]
  /** With 412: the item as it is now. */
  current?: unknown
}
