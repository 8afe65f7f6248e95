import { updateTodo as body, type Due, due, type Todo, todo, type UpdateTodo } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { invalid } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch, staleSince } from '../../precondition.ts'
import { write } from '../../write.ts'
import { todoParams } from './params.ts'
import { type TodoFields, todosRepository } from './repository.ts'
import { presentTodo, rankOf } from './row.ts'

type Todos = ReturnType<typeof todosRepository>

/** A merge patch (RFC 7396) goes into `due`, so that a client may change the time alone. */
const mergeDue = (current: Due | null, patch: UpdateTodo['due']): Due | null => {
  if (patch === undefined) return current
  if (patch === null) return null
  const merged = due.safeParse({ time: null, timeZone: null, ...current, ...patch })
  if (!merged.success) throw invalid('/due/date', 'is needed for a due date')
  if (merged.data.time === null && merged.data.timeZone !== null) {
    throw invalid('/due/timeZone', 'needs a time: send a time too, or null for the zone')
  }
  return merged.data
}

const merge = (current: Todo, patch: UpdateTodo): TodoFields => ({
  title: patch.title ?? current.title,
  notes: patch.notes ?? current.notes,
  priority: rankOf(patch.priority ?? current.priority),
  due: mergeDue(current.due, patch.due),
})

/**
 * Edits a todo that was looked at: what the patch leaves out stays.
 *
 * @throws ProblemError `precondition-failed` when it was changed meanwhile
 */
export const editTodo = async (todos: Todos, current: Todo, patch: UpdateTodo): Promise<Todo> => {
  const row = await todos.update(current.id, current.version, merge(current, patch))
  if (!row) throw staleSince(presentTodo(authorize('update-todo', await todos.find(current.id))))
  const updated = presentTodo(row)
  if (patch.tagIds) await todos.replaceTags(current.id, patch.tagIds)
  if (patch.reminders) await todos.replaceReminders(current.id, patch.reminders)
  const { tagIds = updated.tagIds, reminders = updated.reminders } = patch
  return { ...updated, tagIds: [...new Set(tagIds)].sort(), reminders }
}

export const updateTodo: Operation = (app, { database }) => {
  app.route({
    url: '/v1/todos/:todoId',
    ...operation('update-todo', {
      method: 'PATCH',
      tag: 'Todos',
      summary: 'Edit a todo',
      params: todoParams,
      body,
      answers: { 200: todo },
    }),
    handler: (request, reply) =>
      write(request, reply, database, async (tx, userId) => {
        const todos = todosRepository(tx, userId)
        const current = presentTodo(authorize('update-todo', await todos.find(request.params.todoId)))
        requireMatch(request, current)
        return ok(await editTodo(todos, current, request.body))
      }),
  })
}
