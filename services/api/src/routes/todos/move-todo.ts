import { moveTodo as body, type MoveTodo, type Todo, todo } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { allowMatch, isConditional } from '../../precondition.ts'
import { write } from '../../write.ts'
import { todoParams } from './params.ts'
import { gapIn } from './place.ts'
import { todosRepository } from './repository.ts'
import { type FoundTodo, presentTodo } from './row.ts'

type Todos = ReturnType<typeof todosRepository>

/**
 * Moves a todo that was looked at.
 *
 * @throws ProblemError `not-found` or `role-too-low` for the list it should go to; see also {@link gapIn}
 */
export const relocate = async (todos: Todos, current: FoundTodo, to: MoveTodo): Promise<Todo> => {
  const { listId = current.list_id, place } = to
  const { parentId = listId === current.list_id ? current.parent_id : null } = to
  const spot = authorize('move-todo', await todos.takeSpot(listId, place, parentId))
  if (parentId !== null && (parentId === current.id || (await todos.hasSubtasks(current.id)))) {
    throw new ProblemError('parent-not-possible')
  }
  const gap = await gapIn(spot, todos, { listId, place, parentId })
  await todos.move(current.id, { listId, parentId, gap })
  return presentTodo(authorize('move-todo', await todos.find(current.id)))
}

export const moveTodo: Operation = (app, { database }) => {
  app.route({
    url: '/v1/todos/:todoId/move',
    ...operation('move-todo', {
      method: 'POST',
      tag: 'Todos',
      summary: 'Move a todo to another place, parent or list',
      params: todoParams,
      body,
      answers: { 200: todo },
      problems: ['place-not-possible', 'parent-not-possible', 'precondition-failed'],
    }),
    handler: (request, reply) =>
      write(request, reply, database, async (tx, userId) => {
        const todos = todosRepository(tx, userId)
        const current = authorize(
          'move-todo',
          await todos.find(request.params.todoId, { held: isConditional(request) }),
        )
        allowMatch(request, presentTodo(current))
        return ok(await relocate(todos, current, request.body))
      }),
  })
}
