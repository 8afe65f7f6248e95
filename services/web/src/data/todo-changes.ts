import { api } from '../api/client.ts'
import { ifMatch, once } from '../api/conditions.ts'
import { newIdentifier } from '../api/identifier.ts'
import type { Place, Todo } from '../api/types.ts'
import { change } from './change.ts'
import { clashing, openConflict, sendPatch } from './conflict.ts'
import { dropDraft, keepDraft, settleDraft } from './drafts.ts'
import { inTurn } from './in-turn.ts'
import { positionAt } from './order.ts'
import { keys, queryClient } from './query-client.ts'
import { forgetTodo, knownTodo, showTodo, siblingsOf } from './todo-cache.ts'

export type TodoPatch = Partial<Pick<Todo, 'title' | 'notes' | 'priority' | 'due' | 'tagIds' | 'reminders'>>

export const quoted = (title: string): string => `“${title.length > 40 ? `${title.slice(0, 39)}…` : title}”`

/** The request of one change: a retry carries the same key, so that the server does it once. */
const asked = (todoId: string) => ({ params: { path: { todoId } }, ...once() })

const showing = (next: Todo) => () => {
  const before = knownTodo(next.id)
  showTodo(next)
  return () => (before ? showTodo(before) : forgetTodo(next.id))
}

/** A later change already shows more than the server knows: only the version is news then. */
const stored = (todo: Todo, latest: boolean): void =>
  showTodo(latest ? todo : { ...(knownTodo(todo.id) ?? todo), version: todo.version })

export const createTodo = (wanted: { listId: string; parentId?: string; title: string; place?: Place }) => {
  const { listId, parentId = null, title, place = 'last' } = wanted
  const now = new Date().toISOString()
  const todo: Todo = {
    ...{
      id: newIdentifier(),
      listId,
      parentId,
      title,
      notes: '',
      priority: 'none',
      due: null,
      tagIds: [],
      reminders: [],
    },
    ...{ completedAt: null, trashedAt: null, createdAt: now, updatedAt: now, version: 1 },
    position: positionAt(siblingsOf(listId, parentId), place),
  }
  const body = { id: todo.id, listId, parentId, title, place }
  const unsent = `unsent ${todo.id}`
  keepDraft(unsent, JSON.stringify({ path: '/v1/todos', body }))
  return change({
    scope: todo.id,
    failed: `${quoted(title)} was not added`,
    apply: showing(todo),
    // Quick ones after another keep their order, which is that of their arrival.
    send: () => inTurn(`${listId} ${parentId}`, () => api.POST('/v1/todos', { ...once(todo.id), body })),
    accept: (result, latest) => {
      dropDraft(unsent)
      stored(result, latest)
    },
  })
}

/**
 * Changes fields of a todo.
 *
 * @param seen - the values that the writer began from, where that was a while ago: what came in meanwhile is a conflict
 */
export const patchTodo = (todo: Todo, patch: TodoPatch, seen: TodoPatch = {}): Promise<boolean> => {
  const base = knownTodo(todo.id) ?? todo
  const path = { todoId: todo.id }
  const overtaken = clashing({ ...base, ...seen }, patch, base)
  if (overtaken.length > 0) {
    openConflict(base, base.title, { fields: overtaken, patch, keep: kept => void patchTodo(base, kept) })
    return Promise.resolve(false)
  }
  return change({
    scope: todo.id,
    failed: `${quoted(base.title)} was not saved`,
    apply: showing({ ...base, ...patch }),
    send: () =>
      sendPatch<Todo, TodoPatch>({
        base,
        patch,
        version: knownTodo(todo.id)?.version ?? base.version,
        send: (body, version) => api.PATCH('/v1/todos/{todoId}', { params: { path, ...ifMatch(version) }, body }),
        clash: (current, fields) => {
          showTodo(current)
          openConflict(current, current.title, { fields, patch, keep: kept => void patchTodo(current, kept) })
        },
      }),
    accept: (result, latest) => {
      stored(result, latest)
      for (const field of ['title', 'notes'] as const)
        if (result[field] === patch[field]) settleDraft(`${field} ${todo.id}`, patch[field])
    },
  })
}

type Step = 'complete' | 'reopen' | 'trash' | 'restore'

const step = (action: Step, todo: Todo, patch: Partial<Todo>, failed: string): Promise<boolean> => {
  const request = asked(todo.id)
  return change({
    scope: todo.id,
    failed: `${quoted(todo.title)} was not ${failed}`,
    apply: showing({ ...(knownTodo(todo.id) ?? todo), ...patch }),
    send: () => api.POST(`/v1/todos/{todoId}/${action}`, request),
    accept: stored,
  })
}

const now = () => new Date().toISOString()
export const completeTodo = (todo: Todo) => step('complete', todo, { completedAt: now() }, 'completed')
export const reopenTodo = (todo: Todo) => step('reopen', todo, { completedAt: null }, 'reopened')
export const trashTodo = (todo: Todo) => step('trash', todo, { trashedAt: now() }, 'moved to the trash')
export const restoreTodo = (todo: Todo) => step('restore', todo, { trashedAt: null }, 'restored')

export const moveTodo = async (todo: Todo, to: { listId?: string; place: Place }): Promise<boolean> => {
  const base = knownTodo(todo.id) ?? todo
  const listId = to.listId ?? base.listId
  const siblings = siblingsOf(listId, base.parentId).filter(({ id }) => id !== base.id)
  const request = asked(base.id)
  const moved = await change({
    scope: base.id,
    failed: `${quoted(base.title)} was not moved`,
    apply: showing({ ...base, listId, position: positionAt(siblings, to.place) }),
    send: () => api.POST('/v1/todos/{todoId}/move', { ...request, body: to }),
    accept: stored,
  })
  // Its subtasks went with it.
  if (to.listId) void queryClient.invalidateQueries({ queryKey: keys.todos })
  return moved
}
