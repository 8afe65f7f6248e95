import { api } from '../api/client.ts'
import { ifMatch } from '../api/conditions.ts'
import type { Todo } from '../api/types.ts'
import { change } from './change.ts'
import { forgetTodo, knownTodo, showTodo } from './todo-cache.ts'
import { quoted } from './todo-changes.ts'

/** Deletes a trashed todo for good. */
export const deleteTodo = (todo: Todo): Promise<boolean> =>
  change({
    scope: todo.id,
    failed: `${quoted(todo.title)} was not deleted`,
    apply: () => {
      const before = knownTodo(todo.id) ?? todo
      forgetTodo(todo.id)
      return () => showTodo(before)
    },
    send: async () => {
      const params = { path: { todoId: todo.id }, ...ifMatch(todo.version) }
      await api.DELETE('/v1/todos/{todoId}', { params })
    },
  })
