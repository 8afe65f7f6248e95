import type { Todo } from '@todo/contracts'
import { z } from 'zod'
import { noContent } from '../../answer.ts'
import { authorize } from '../../authorization.ts'
import { type Operation, operation } from '../../operation.ts'
import { requireMatch, staleSince } from '../../precondition.ts'
import { write } from '../../write.ts'
import { todoParams } from './params.ts'
import { todosRepository } from './repository.ts'
import { presentTodo } from './row.ts'

/** @throws ProblemError `precondition-failed` when it was changed meanwhile */
export const removeTodo = async (todos: ReturnType<typeof todosRepository>, current: Todo): Promise<void> => {
  const removed = await todos.remove(current.id, current.version)
  if (!removed) throw staleSince(presentTodo(authorize('delete-todo', await todos.find(current.id))))
}

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
        await removeTodo(todos, current)
        return noContent
      }),
  })
}
