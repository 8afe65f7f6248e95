import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch, staleSince } from '../../precondition.ts'
import { write } from '../../write.ts'
import { todoParams } from './params.ts'
import { todosRepository } from './repository.ts'
import { presentTodo } from './row.ts'

export const deleteTodo: Operation = (app, { database }) => {
  app.route({
    url: '/v1/todos/:todoId',
    ...operation('delete-todo', {
      method: 'DELETE',
      tag: 'Todos',
      summary: 'Delete a todo and its subtasks for good',
      params: todoParams,
      answers: { 204: z.undefined() },
    }),
    handler: (request, reply) =>
      write(request, reply, database, async (tx, userId) => {
        const todos = todosRepository(tx, userId)
        const current = presentTodo(authorize('delete-todo', await todos.find(request.params.todoId)))
        requireMatch(request, current)
        const removed = await todos.remove(current.id, current.version)
        if (!removed) throw staleSince(presentTodo(authorize('delete-todo', await todos.find(current.id))))
        return noContent
      }),
  })
}
