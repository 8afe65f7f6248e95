import { moveTodo as body, todo } from '@todo/contracts'
import { ok } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { ProblemError } from '../../errors.ts'
import { type Operation, operation } from '../../operation.ts'
import { allowMatch } from '../../precondition.ts'
import { write } from '../../write.ts'
import { todoParams } from './params.ts'
import { gapIn } from './place.ts'
import { todosRepository } from './repository.ts'
import { presentTodo } from './row.ts'

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
        const current = authorize('move-todo', await todos.find(request.params.todoId))
        allowMatch(request, presentTodo(current))
        const { listId = current.list_id, place } = request.body
        const { parentId = listId === current.list_id ? current.parent_id : null } = request.body
        const spot = authorize('move-todo', await todos.takeSpot(listId, place, parentId))
        if (parentId !== null && (parentId === current.id || (await todos.hasSubtasks(current.id)))) {
          throw new ProblemError('parent-not-possible')
        }
        const gap = await gapIn(spot, todos, { listId, place, parentId })
        await todos.move(current.id, { listId, parentId, gap })
        return ok(presentTodo(authorize('move-todo', await todos.find(current.id))))
      }),
  })
}
