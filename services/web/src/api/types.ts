import type { paths } from './schema.ts'

type Json<Answer> = Answer extends { content: { 'application/json': infer Body } } ? Body : never

export type Account = Json<paths['/v1/account']['get']['responses'][200]>
export type ListSummary = Json<paths['/v1/lists']['get']['responses'][200]>['items'][number]
export type List = Json<paths['/v1/lists/{listId}']['get']['responses'][200]>
export type Color = List['color']
export type Todo = Json<paths['/v1/todos/{todoId}']['get']['responses'][200]>
export type Priority = Todo['priority']
export type Due = NonNullable<Todo['due']>
export type Tag = Json<paths['/v1/tags']['get']['responses'][200]>['items'][number]
export type Place = NonNullable<Json<paths['/v1/todos/{todoId}/move']['post']['requestBody']>['place']>

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
